// The review's rows: each item with its plan, its air time, what its minutes earned and what the product list says of it.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { realDurations } from '../timing/item-real.ts';
import { earnedByItem, type ItemEarned } from './air-time.ts';
import { matchProducts } from './match-products.ts';
import type { Material, ProductResult } from './material.ts';

/** One item. Durations in ms; `real` and `over` null = never on air. */
export interface ItemLine {
	readonly item: Item;
	/** its place in the sheet, from 1 */
	readonly number: number;
	readonly planned: Duration;
	readonly real: Duration | null;
	readonly over: Duration | null;
	readonly runs: number;
	/** How many of its runs were taken 本地, by a desk that had no server. */
	readonly local: number;
	readonly skipped: boolean;
	/** null = never on air */
	readonly earned: ItemEarned | null;
	readonly product: ProductResult | null;
	/** The number of the first item of the same product when this is a later one: its figures are for all of them. */
	readonly sameAs: number | null;
}

const NO_MINUTES = { minutes: [], columns: {} };

/** All items in the order of the sheet. `lag` ≥ 0 ms: orders follow speech. */
export function itemLines(
	state: StreamState,
	material: Material,
	now: Instant,
	lag: Duration = 0
): readonly ItemLine[] {
	const runs = state.live.runs
		.map(({ itemId, startedAt, endedAt }) => ({ itemId, startedAt, endedAt: endedAt ?? now }))
		.filter(({ startedAt, endedAt }) => startedAt < endedAt);
	const earned = new Map<ItemId, ItemEarned>(
		earnedByItem(material.minutes ?? NO_MINUTES, runs, new Map(), lag).map((one) => [one.itemId, one])
	);
	const real = realDurations(state, now);
	const matched = matchProducts(state.items, material.products);
	const firstOf = new Map<number, number>();
	return state.items.map((item, index) => {
		const number = index + 1;
		const ran = real.get(item.id);
		const at = matched.get(item.id);
		const first = at === undefined ? undefined : firstOf.get(at);
		if (at !== undefined && first === undefined) firstOf.set(at, number);
		return {
			item,
			number,
			planned: ran?.planned ?? item.planned,
			real: ran?.real ?? null,
			over: ran?.over ?? null,
			runs: ran?.runs ?? 0,
			local: state.live.runs.filter(({ itemId, mergedAt }) => itemId === item.id && mergedAt !== undefined).length,
			skipped: state.live.skipped.includes(item.id),
			earned: earned.get(item.id) ?? null,
			product: at === undefined ? null : (material.products[at] ?? null),
			sameAs: first ?? null
		};
	});
}

/** Products of the list that no item is: sold without having been planned. */
export function unplannedProducts(state: StreamState, material: Material): readonly ProductResult[] {
	const matched = new Set(matchProducts(state.items, material.products).values());
	return material.products.filter((_, at) => !matched.has(at));
}
