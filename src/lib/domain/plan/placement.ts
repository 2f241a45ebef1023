// Rows of the run-sheet with the place they stood at, so that a removal or a move can be taken back.
import type { ItemId } from '../id.ts';
import type { PlacedItem } from '../stream/command.ts';
import type { Item } from './item.ts';
import { idBefore, insertAfter } from './rows.ts';

/** The items of these ids in sheet order, each with the item it stands behind. */
export function placesOf(items: readonly Item[], ids: ReadonlySet<ItemId>): PlacedItem[] {
	const placed: PlacedItem[] = [];
	items.forEach((item, i) => {
		if (ids.has(item.id)) placed.push({ item, after: idBefore(items, i) });
	});
	return placed;
}

/** The sheet with the placed items back, one after the other. An item whose neighbour is gone comes to the end. */
export function putBack(items: readonly Item[], placed: readonly PlacedItem[]): readonly Item[] {
	return placed.reduce((sheet, { item, after }) => insertAfter(sheet, [item], after), items);
}
