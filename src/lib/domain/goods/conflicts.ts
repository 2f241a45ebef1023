// What is wrong with the goods of a sheet before anybody sells them: price, stock, certificates, repeats, 秒杀 out of its hour.
import type { ItemId, ProductId } from '../id.ts';
import type { Fen } from '../money.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import { HOUR, MINUTE, type Duration, type Instant } from '../time.ts';
import { plannedSheet } from '../timing/planned.ts';
import { marginOf, netPrice } from './offer-price.ts';

/** What the library knows of a product. null = nobody said, or whoever asks may not know (cost): then it is not judged. */
export interface GoodsFacts {
	readonly floorPrice: Fen | null;
	readonly costPrice: Fen | null;
	/** a share, 0 … 1 */
	readonly commissionRate: number | null;
	readonly stock: number | null;
	/** Papers a product of its kind has to have, each with its last day; expires null = does not expire. */
	readonly certificates: readonly { readonly name: string; readonly has: boolean; readonly expires: Instant | null }[];
}

/** Each has a sentence of its own, and the row it is about. Prices are after coupons. */
export type GoodsConflict = { readonly itemId: ItemId } & (
	| { readonly name: 'price-below-floor'; readonly price: Fen; readonly floor: Fen }
	| { readonly name: 'price-below-cost'; readonly price: Fen; readonly margin: Fen }
	/** this row puts up more than it has for sale */
	| { readonly name: 'stock-below-plan'; readonly stock: number; readonly planned: number }
	/** all rows of the product together put up more than the library has; named at the row that goes beyond */
	| { readonly name: 'stock-below-all'; readonly stock: number; readonly planned: number }
	| { readonly name: 'certificate-missing'; readonly certificate: string }
	/** expired before the row ends */
	| { readonly name: 'certificate-expired'; readonly certificate: string; readonly expires: Instant }
	/** `apart` from the end of the row before (`otherId`) to the start of this one */
	| { readonly name: 'product-twice'; readonly otherId: ItemId; readonly apart: Duration }
	/** start null = the sheet is not on the clock */
	| { readonly name: 'seckill-outside-hour'; readonly start: Instant | null }
);

/** A product that comes back sooner than this is a slip; 返场 is not. */
const TWICE_WITHIN: Duration = 10 * MINUTE;
/** How far from the full hour a 秒杀 without a start of its own may begin. */
const SECKILL_GRACE: Duration = 5 * MINUTE;

/** All conflicts in sheet order. `goods` by product; a row without product, or of an unknown one, is judged by its own fields only. */
export function goodsConflicts(
	state: StreamState,
	goods: ReadonlyMap<ProductId, GoodsFacts>
): readonly GoodsConflict[] {
	const skipped = new Set(state.live.skipped);
	const { clock, times } = plannedSheet(state);
	const putUp = new Map<ProductId, number>();
	const lastEnd = new Map<string, { readonly itemId: ItemId; readonly end: Instant }>();
	return state.items.flatMap((item, i) => {
		if (skipped.has(item.id) || (item.kind !== 'product' && item.kind !== 'encore')) return [];
		const { start, end } = times[i]!;
		const facts = item.productId === null ? undefined : goods.get(item.productId);
		const found = [
			...(facts ? priceConflicts(item, facts) : []),
			...stockConflicts(item, facts, putUp),
			...(facts ? certificateConflicts(item, facts, clock ? end : null) : [])
		];
		const product = item.productId ?? (item.skuCode === '' ? null : `sku:${item.skuCode}`);
		if (product !== null) {
			const before = lastEnd.get(product);
			const apart = before ? start - before.end : TWICE_WITHIN;
			if (before && item.kind === 'product' && apart < TWICE_WITHIN) {
				found.push({ itemId: item.id, name: 'product-twice', otherId: before.itemId, apart });
			}
			lastEnd.set(product, { itemId: item.id, end });
		}
		if (item.tier === 'seckill' && item.hardStart === null && (!clock || fromFullHour(start) > SECKILL_GRACE)) {
			found.push({ itemId: item.id, name: 'seckill-outside-hour', start: clock ? start : null });
		}
		return found;
	});
}

function priceConflicts(item: Item, { floorPrice, costPrice, commissionRate }: GoodsFacts): GoodsConflict[] {
	const price = netPrice(item);
	if (price === null) return [];
	const found: GoodsConflict[] = [];
	if (floorPrice !== null && price < floorPrice) {
		found.push({ itemId: item.id, name: 'price-below-floor', price, floor: floorPrice });
	}
	const margin = marginOf(item, costPrice, commissionRate);
	if (margin && margin.margin < 0) {
		found.push({ itemId: item.id, name: 'price-below-cost', price, margin: margin.margin });
	}
	return found;
}

/** Counts what the rows of each product put up, row by row. */
function stockConflicts(item: Item, facts: GoodsFacts | undefined, putUp: Map<ProductId, number>): GoodsConflict[] {
	const { id: itemId, productId, stock, releaseStock } = item;
	const found: GoodsConflict[] = [];
	if (stock !== null && releaseStock !== null && releaseStock > stock) {
		found.push({ itemId, name: 'stock-below-plan', stock, planned: releaseStock });
	}
	const planned = releaseStock ?? stock;
	if (productId === null || planned === null) return found;
	const before = putUp.get(productId) ?? 0;
	putUp.set(productId, before + planned);
	const all = facts?.stock ?? null;
	if (all !== null && before <= all && before + planned > all) {
		found.push({ itemId, name: 'stock-below-all', stock: all, planned: before + planned });
	}
	return found;
}

function certificateConflicts(
	{ id: itemId }: Item,
	{ certificates }: GoodsFacts,
	end: Instant | null
): GoodsConflict[] {
	return certificates.flatMap(({ name: certificate, has, expires }): GoodsConflict[] => {
		if (!has) return [{ itemId, name: 'certificate-missing', certificate }];
		if (expires === null || end === null || expires >= end) return [];
		return [{ itemId, name: 'certificate-expired', certificate, expires }];
	});
}

/** Full hours are the same everywhere in the trade's time zone and in UTC. */
function fromFullHour(at: Instant): Duration {
	const past = at % HOUR;
	return Math.min(past, HOUR - past);
}
