// What becomes of rounds when rows are moved by hand: rows stay in their round while they touch it, and join one they are put into.
import type { GroupId, ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import { moveRows } from '../plan/rows.ts';

/** A row that comes into another round, or (null) into none. */
export interface RoundChange {
	readonly itemId: ItemId;
	readonly groupId: GroupId | null;
}

/**
 * The rows whose round changes when `ids` are moved behind `after` (null = to the top), in their new order. Put between
 * two rows of one round they join it; rows that no longer touch their round leave it, unless the whole round was moved.
 */
export function roundChanges(
	items: readonly Item[],
	ids: ReadonlySet<ItemId>,
	after: ItemId | null
): readonly RoundChange[] {
	const order = moveRows(items, ids, after);
	const first = order.findIndex((item) => ids.has(item.id));
	const last = order.findLastIndex((item) => ids.has(item.id));
	if (first < 0) return [];
	const above = order[first - 1]?.groupId ?? null;
	const below = order[last + 1]?.groupId ?? null;
	const inside = above !== null && above === below;
	const block = order.slice(first, last + 1);
	const top = block.findIndex((item) => item.groupId !== above);
	const bottom = block.findLastIndex((item) => item.groupId !== below);
	const staying = new Set(items.filter((item) => !ids.has(item.id)).map((item) => item.groupId));
	return block.flatMap(({ id, groupId }, i) => {
		const touches = top < 0 || i < top || i > bottom || !staying.has(groupId);
		const becomes = inside ? above : groupId === null || touches ? groupId : null;
		return becomes === groupId ? [] : [{ itemId: id, groupId: becomes }];
	});
}

/** Where a whole round lands that is put behind `after`: not inside another round, but behind it. */
export function roundLandsBehind(
	items: readonly Item[],
	ids: ReadonlySet<ItemId>,
	after: ItemId | null
): ItemId | null {
	const rest = items.filter((item) => !ids.has(item.id));
	let at = rest.findIndex((item) => item.id === after);
	const into = rest[at]?.groupId ?? null;
	while (into !== null && rest[at + 1]?.groupId === into) at++;
	return rest[at]?.id ?? null;
}
