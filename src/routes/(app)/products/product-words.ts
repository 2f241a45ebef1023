// What the fields of a product are called and how their values are written, for histories and imports.
import { percent, wallDay, yuan } from '#lib/components/ui/format.ts';
import { tierName } from '#lib/components/ui/words.ts';
import type { ProductField } from '#lib/domain/goods/history.ts';
import { isTier } from '#lib/domain/run-sheet/tier.ts';
import { m } from '#lib/paraglide/messages.js';

const NAMES: Readonly<Record<ProductField, () => string>> = {
	name: m.plan_column_title,
	skuCode: m.plan_column_sku,
	linkNo: m.plan_column_link,
	tier: m.plan_column_tier,
	category: m.goods_category,
	spec: m.goods_spec,
	listPrice: m.plan_column_list_price,
	livePrice: m.plan_column_live_price,
	floorPrice: m.goods_floor_price,
	costPrice: m.goods_cost_price,
	priceTiers: m.goods_price_tiers,
	stock: m.plan_column_stock,
	commissionRate: m.goods_commission,
	points: m.plan_column_points,
	mustSay: m.plan_column_must_say,
	mustNotSay: m.plan_column_must_not_say,
	certificates: m.goods_certificates,
	sample: m.goods_sample,
	sampleHolder: m.goods_sample_holder,
	releasePlan: m.goods_release,
	archived: m.goods_put_away
};

export const fieldName = (field: ProductField): string => NAMES[field]();

const SAMPLES: Readonly<Record<string, () => string>> = {
	ready: m.goods_sample_ready,
	'not-ready': m.goods_sample_not_ready
};
const blank = (value: unknown) => value === null || value === undefined || value === '' || value === false;

/** A value as it was kept, in words; – for nothing. */
export function fieldText(field: ProductField, value: unknown): string {
	if (blank(value) || (Array.isArray(value) && value.length === 0)) return '–';
	if (typeof value === 'number') {
		if (field === 'commissionRate') return percent(value);
		return field.endsWith('Price') ? yuan(value) : String(value);
	}
	if (field === 'tier' && isTier(value)) return tierName(value);
	if (field === 'sample') return SAMPLES[String(value)]?.() ?? String(value);
	if (field === 'archived') return m.goods_put_away();
	return Array.isArray(value) ? value.map(partText).join(' / ') : String(value);
}

/** One certificate, one step of the 放量 plan, one tier of prices, one selling point. */
function partText(part: unknown): string {
	if (typeof part !== 'object' || part === null) return String(part);
	const { name, number, expires, has, count, when, price } = part as Readonly<Record<string, unknown>>;
	if (typeof count === 'number' && typeof price === 'number') return m.goods_tier_text({ count, price: yuan(price) });
	if (typeof count === 'number') return [String(count), when].filter(Boolean).join(' ');
	return [name, number, typeof expires === 'number' ? wallDay(expires) : '', has ? '' : m.goods_certificate_missing()]
		.filter(Boolean)
		.join(' ');
}
