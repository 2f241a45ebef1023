// Two versions of the sheet as one list of pairs: each row beside what became of it, removed rows where they stood.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import type { Comparison } from './compare.ts';
import type { Change } from './feed-line.ts';
import type { StreamState } from './state.ts';

/** A row with its number in its sheet, from 1. */
export interface NumberedItem {
	readonly item: Item;
	readonly number: number;
}

/** One row in both versions: null on the side where it is not. */
export interface PairedRow {
	readonly itemId: ItemId;
	readonly was: NumberedItem | null;
	readonly now: NumberedItem | null;
	readonly moved: boolean;
	/** Fields that differ; none for a row that is on one side only. */
	readonly changes: readonly Change[];
}

/** Every row of either version once: the later order, with removed rows behind the row they stood behind. */
export function sideBySide(was: StreamState, now: StreamState, comparison: Comparison): readonly PairedRow[] {
	const later = new Set(now.items.map((item) => item.id));
	const before = new Map<ItemId, NumberedItem>();
	const removedBehind = new Map<ItemId | null, PairedRow[]>();
	let anchor: ItemId | null = null;
	was.items.forEach((item, index) => {
		const numbered = { item, number: index + 1 };
		before.set(item.id, numbered);
		if (later.has(item.id)) {
			anchor = item.id;
			return;
		}
		const pair: PairedRow = { itemId: item.id, was: numbered, now: null, moved: false, changes: [] };
		const there = removedBehind.get(anchor);
		if (there) there.push(pair);
		else removedBehind.set(anchor, [pair]);
	});
	const moved = new Set(comparison.moved);
	const pairs = [...(removedBehind.get(null) ?? [])];
	now.items.forEach((item, index) => {
		const pair: PairedRow = {
			itemId: item.id,
			was: before.get(item.id) ?? null,
			now: { item, number: index + 1 },
			moved: moved.has(item.id),
			changes: comparison.changed.get(item.id) ?? []
		};
		pairs.push(pair, ...(removedBehind.get(item.id) ?? []));
	});
	return pairs;
}

/** Whether anything became of the row. */
export function differs({ was, now, moved, changes }: PairedRow): boolean {
	return was === null || now === null || moved || changes.length > 0;
}
