// A product as PocketBase keeps it, and as the app knows it.
import type { Certificate, Product, ProductFields, ReleaseStep } from '#lib/domain/goods/product.ts';
import type { PriceTier } from '#lib/domain/goods/price-tiers.ts';
import { SAMPLE_STATES } from '#lib/domain/goods/product.ts';
import { isTier } from '#lib/domain/run-sheet/tier.ts';
import type { ProductsRecord } from '../pocketbase/records.ts';

/** The product; what members wrote past the app and makes no sense is left out. */
export function productOf(record: ProductsRecord): Product {
	return {
		id: record.id,
		name: record.name,
		skuCode: record.sku_code,
		linkNo: /^\d{1,4}$/u.test(record.link_no) ? Number(record.link_no) : null,
		tier: isTier(record.tier) ? record.tier : null,
		category: record.category,
		spec: record.spec,
		listPrice: record.list_price,
		livePrice: record.live_price,
		floorPrice: record.floor_price,
		costPrice: record.cost_price,
		priceTiers: list(record.price_tiers).flatMap((one) => tierOf(one) ?? []),
		stock: record.stock,
		commissionRate: record.commission_rate,
		points: list(record.points).filter((p) => typeof p === 'string'),
		mustSay: record.must_say,
		mustNotSay: record.must_not_say,
		certificates: list(record.certs).flatMap((one) => certificateOf(one, record) ?? []),
		sample: SAMPLE_STATES.find((state) => state === record.sample) ?? null,
		sampleHolder: record.sample_holder,
		releasePlan: list(record.release_plan).flatMap((one) => stepOf(one) ?? []),
		images: record.images.map((name) => `/api/products/${record.id}/images/${name}`),
		archived: record.archived,
		rev: record.rev
	};
}

/** 控价, 成本价 and commission are the buyers' business, not the crew's. */
export function withoutBusiness(product: Product): Product {
	return { ...product, floorPrice: null, costPrice: null, commissionRate: null };
}

export const FIELD_NAMES: Readonly<Record<keyof ProductFields, string>> = {
	name: 'name',
	skuCode: 'sku_code',
	linkNo: 'link_no',
	tier: 'tier',
	category: 'category',
	spec: 'spec',
	listPrice: 'list_price',
	livePrice: 'live_price',
	floorPrice: 'floor_price',
	costPrice: 'cost_price',
	priceTiers: 'price_tiers',
	stock: 'stock',
	commissionRate: 'commission_rate',
	points: 'points',
	mustSay: 'must_say',
	mustNotSay: 'must_not_say',
	certificates: 'certs',
	sample: 'sample',
	sampleHolder: 'sample_holder',
	releasePlan: 'release_plan'
};

/** The fields as PocketBase takes them. */
export function recordOf(fields: Partial<ProductFields>): Record<string, unknown> {
	const texts: readonly string[] = ['linkNo', 'tier', 'sample'];
	return Object.fromEntries(
		Object.entries(fields).map(([key, value]) => {
			const kept = texts.includes(key) ? (value === null ? '' : String(value as string | number)) : value;
			return [FIELD_NAMES[key as keyof ProductFields], kept];
		})
	);
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fields = (value: unknown) =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function certificateOf(value: unknown, { id, papers }: ProductsRecord): Certificate | null {
	const { name, number, has, expires, file } = fields(value);
	if (typeof name !== 'string' || name === '') return null;
	const stored = typeof file === 'string' ? (file.split('/').at(-1) ?? '') : '';
	return {
		name,
		number: typeof number === 'string' ? number : '',
		has: has === true,
		expires: Number.isSafeInteger(expires) ? (expires as number) : null,
		file: papers.includes(stored) ? `/api/products/${id}/papers/${stored}` : null
	};
}

function tierOf(value: unknown): PriceTier | null {
	const { count, price } = fields(value);
	const sound = (one: unknown, least: number) => Number.isSafeInteger(one) && (one as number) >= least;
	return sound(count, 1) && sound(price, 0) ? { count: count as number, price: price as number } : null;
}

function stepOf(value: unknown): ReleaseStep | null {
	const { count, when } = fields(value);
	if (!Number.isSafeInteger(count) || (count as number) < 0) return null;
	return { count: count as number, when: typeof when === 'string' ? when : '' };
}
