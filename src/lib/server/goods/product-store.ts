// The team's products in PocketBase, under the member's own token: its rules decide who may read and write.
import { ClientResponseError } from 'pocketbase';
import * as v from 'valibot';
import type { Product, ProductFields } from '#lib/domain/goods/product.ts';
import type { ProductId, TeamId } from '#lib/domain/id.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import { isTier, TIERS } from '#lib/domain/run-sheet/tier.ts';
import type { ProductsRecord, TypedPocketBase } from '../pocketbase/records.ts';

const money = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000_00)));
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

/** What a browser may send of a product. */
const productFields = v.strictObject({
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
	skuCode: text(100),
	linkNo: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999))),
	tier: v.nullable(v.picklist(TIERS)),
	category: text(100),
	spec: text(500),
	listPrice: money,
	livePrice: money,
	floorPrice: money,
	costPrice: money,
	stock: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))),
	commissionRate: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
	points: v.pipe(v.array(text(200)), v.maxLength(20)),
	mustSay: text(2_000),
	mustNotSay: text(2_000)
});
export const productPatch = v.partial(productFields);
/** A new product: only its name must be there. */
export const newProduct = v.strictObject({ ...productPatch.entries, name: productFields.entries.name });

/** Behind every 链接号. */
const NO_LINK = 10_000;

/** What happened to a change. `changed`: somebody else wrote first; `gone`: not there or not this team's; `not-taken`: PocketBase found the content wrong. */
export type ProductSaved =
	| { readonly outcome: 'saved'; readonly product: Product }
	| { readonly outcome: 'changed'; readonly product: Product }
	| { readonly outcome: 'gone' }
	| { readonly outcome: 'not-taken' }
	| { readonly outcome: 'not-allowed' };

/** All products of the team in the order of their 链接号, the newest first among those without; archived ones only when asked for. */
export async function listProducts(
	pb: TypedPocketBase,
	teamId: TeamId,
	level: Level,
	archived = false
): Promise<Product[]> {
	const filter = pb.filter('team = {:teamId} && archived = {:archived}', { teamId, archived });
	const found = await pb.collection('products').getFullList({ filter, sort: '-created', batch: 500 });
	const shown = level === 'owner' || level === 'producer' ? productOf : withoutBusiness;
	return found.map(shown).sort((a, b) => (a.linkNo ?? NO_LINK) - (b.linkNo ?? NO_LINK));
}

/** Makes one product. @throws ClientResponseError when PocketBase refuses or is away */
export async function createProduct(
	pb: TypedPocketBase,
	teamId: TeamId,
	fields: Partial<ProductFields>
): Promise<Product> {
	return productOf(await pb.collection('products').create({ team: teamId, ...recordOf(fields), rev: 1 }));
}

/** Changes some fields, if the product still is what the sender saw. */
export async function changeProduct(
	pb: TypedPocketBase,
	id: ProductId,
	patch: Partial<ProductFields> & { archived?: boolean },
	seen: number
): Promise<ProductSaved> {
	const { archived, ...fields } = patch;
	return withRecord(pb, id, async (record) => {
		if (record.rev !== seen) return { outcome: 'changed', product: productOf(record) };
		const body = { ...recordOf(fields), ...(archived === undefined ? {} : { archived }), rev: record.rev + 1 };
		return { outcome: 'saved', product: productOf(await pb.collection('products').update(id, body)) };
	});
}

/** Adds pictures behind the ones that are there. */
export async function addPictures(pb: TypedPocketBase, id: ProductId, files: readonly File[]): Promise<ProductSaved> {
	return withRecord(pb, id, async () => {
		return {
			outcome: 'saved',
			product: productOf(await pb.collection('products').update(id, { 'images+': [...files] }))
		};
	});
}

/** Takes a picture away by its stored name. */
export async function removePicture(pb: TypedPocketBase, id: ProductId, name: string): Promise<ProductSaved> {
	return withRecord(pb, id, async (record) => {
		if (!record.images.includes(name)) return { outcome: 'gone' };
		return { outcome: 'saved', product: productOf(await pb.collection('products').update(id, { 'images-': [name] })) };
	});
}

/** The bytes of a picture, as PocketBase keeps them; null when there is no such picture for this person. */
export async function pictureOf(
	pb: TypedPocketBase,
	id: ProductId,
	name: string,
	thumb: string | null,
	teamId: TeamId
): Promise<Response | null> {
	try {
		const record = await pb.collection('products').getOne(id);
		if (record.team !== teamId || !record.images.includes(name)) return null;
		const token = await pb.files.getToken();
		const answer = await fetch(pb.files.getURL(record, name, { token, ...(thumb ? { thumb } : {}) }));
		return answer.ok ? answer : null;
	} catch (error) {
		if (error instanceof ClientResponseError && error.status === 404) return null;
		throw error;
	}
}

async function withRecord(
	pb: TypedPocketBase,
	id: ProductId,
	act: (record: ProductsRecord) => Promise<ProductSaved>
): Promise<ProductSaved> {
	let record: ProductsRecord;
	// An id from a body may be `..`, which an address would follow.
	if (!/^\w+$/u.test(id)) return { outcome: 'gone' };
	try {
		record = await pb.collection('products').getOne(id);
	} catch (error) {
		if (error instanceof ClientResponseError && error.status === 404) return { outcome: 'gone' };
		throw error;
	}
	try {
		return await act(record);
	} catch (error) {
		// It could be read just now: PocketBase says 404 (or 403) to whoever may read it and not write it.
		if (error instanceof ClientResponseError && [403, 404].includes(error.status)) return { outcome: 'not-allowed' };
		// A picture that is none, or a tenth one.
		if (error instanceof ClientResponseError && error.status === 400) return { outcome: 'not-taken' };
		throw error;
	}
}

/** 控价, 成本价 and commission are the buyers' business, not the crew's. */
function withoutBusiness(record: ProductsRecord): Product {
	return { ...productOf(record), floorPrice: null, costPrice: null, commissionRate: null };
}

function productOf(record: ProductsRecord): Product {
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
		stock: record.stock,
		commissionRate: record.commission_rate,
		points: Array.isArray(record.points) ? record.points.filter((p) => typeof p === 'string') : [],
		mustSay: record.must_say,
		mustNotSay: record.must_not_say,
		images: record.images.map((name) => `/api/products/${record.id}/images/${name}`),
		archived: record.archived,
		rev: record.rev
	};
}

const NAMES: Readonly<Record<keyof ProductFields, string>> = {
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
	stock: 'stock',
	commissionRate: 'commission_rate',
	points: 'points',
	mustSay: 'must_say',
	mustNotSay: 'must_not_say'
};

function recordOf(fields: Partial<ProductFields>): Record<string, unknown> {
	const texts: readonly string[] = ['linkNo', 'tier'];
	return Object.fromEntries(
		Object.entries(fields).map(([key, value]) => {
			const kept = texts.includes(key) ? (value === null ? '' : String(value)) : value;
			return [NAMES[key as keyof ProductFields], kept];
		})
	);
}
