// 手卡: one card for every product of the evening, in the order in which they come.
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import type { Instant } from '../time.ts';
import { plannedSheet } from '../timing/planned.ts';

/** A product with its first row's offer, and the rows in which it comes again. */
export interface HandCard {
	readonly item: Item;
	/** Its row, from 1. */
	readonly number: number;
	/** null = the stream has no start yet */
	readonly start: Instant | null;
	readonly again: readonly { readonly item: Item; readonly number: number; readonly start: Instant | null }[];
}

/** The cards of all products that are not skipped. Rows are one product by library, 货号 or, without either, by name. */
export function handCards(state: StreamState): readonly HandCard[] {
	const { clock, times } = plannedSheet(state);
	const skipped = new Set(state.live.skipped);
	const cards = new Map<string, HandCard>();
	for (const [at, item] of state.items.entries()) {
		if ((item.kind !== 'product' && item.kind !== 'encore') || skipped.has(item.id)) continue;
		const row = { item, number: at + 1, start: clock ? (times[at]?.start ?? null) : null };
		const key = item.productId ?? (item.skuCode || `name:${item.title.trim()}`);
		const card = cards.get(key);
		cards.set(key, card ? { ...card, again: [...card.again, row] } : { ...row, again: [] });
	}
	return [...cards.values()];
}
