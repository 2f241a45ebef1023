// What the sheet draws from top to bottom: rows, and a head over each stretch of a round, which may be folded.
import type { GroupId, ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';

export type SheetLine =
	| {
			readonly kind: 'row';
			readonly key: ItemId;
			/** Its place in the whole sheet: row numbers do not change with what is in view. */
			readonly index: number;
			readonly groupId: GroupId | null;
	  }
	| {
			readonly kind: 'round';
			readonly key: string;
			readonly groupId: GroupId;
			/** The place in the whole sheet of the first row under it. */
			readonly index: number;
			/** Its rows, and how many of them are in view. */
			readonly itemIds: readonly ItemId[];
			readonly inView: number;
			readonly folded: boolean;
			/** A further stretch of a round that began above: rows of others stand between. */
			readonly continued: boolean;
	  };

/**
 * The lines of the sheet. `shown` are the rows a filter leaves (null = no filter). With a filter nothing is folded away:
 * what was found has to be seen, and a head without a row in view is left out.
 */
export function sheetLines(
	items: readonly Item[],
	folded: ReadonlySet<GroupId>,
	shown: ReadonlySet<ItemId> | null
): readonly SheetLine[] {
	const lines: SheetLine[] = [];
	const begun = new Set<GroupId>();
	for (let i = 0; i < items.length;) {
		const { groupId } = items[i]!;
		let end = i + 1;
		if (groupId !== null) while (items[end]?.groupId === groupId) end++;
		const rows = items.slice(i, end);
		const inView = shown === null ? rows : rows.filter((item) => shown.has(item.id));
		const isFolded = groupId !== null && shown === null && folded.has(groupId);
		if (groupId !== null && inView.length > 0) {
			lines.push({
				kind: 'round',
				key: `round:${groupId}:${rows[0]!.id}`,
				groupId,
				index: i,
				itemIds: rows.map((item) => item.id),
				inView: isFolded ? 0 : inView.length,
				folded: isFolded,
				continued: begun.has(groupId)
			});
			begun.add(groupId);
		}
		if (!isFolded) {
			for (let at = i; at < end; at++) {
				const item = items[at]!;
				if (shown === null || shown.has(item.id)) lines.push({ kind: 'row', key: item.id, index: at, groupId });
			}
		}
		i = end;
	}
	return lines;
}

/**
 * The lines as they were `before` where they still are the same, and the very list when all are: what is typed into a row
 * moves no line, and whoever draws them need not look again.
 */
export function keptLines(before: readonly SheetLine[], now: readonly SheetLine[]): readonly SheetLine[] {
	const kept = now.map((line, at) => (before[at] && sameLine(before[at], line) ? before[at] : line));
	return before.length === kept.length && kept.every((line, at) => line === before[at]) ? before : kept;
}

function sameLine(one: SheetLine, other: SheetLine): boolean {
	if (one.key !== other.key || one.index !== other.index || one.groupId !== other.groupId) return false;
	if (one.kind === 'row' || other.kind === 'row') return one.kind === other.kind;
	return (
		one.inView === other.inView &&
		one.folded === other.folded &&
		one.continued === other.continued &&
		one.itemIds.length === other.itemIds.length &&
		one.itemIds.every((id, at) => id === other.itemIds[at])
	);
}

/** The place of each row among the lines. */
export function linePlaces(lines: readonly SheetLine[]): ReadonlyMap<ItemId, number> {
	const places = new Map<ItemId, number>();
	lines.forEach((line, at) => {
		if (line.kind === 'row') places.set(line.key, at);
	});
	return places;
}

/** The place of each row in the whole sheet. */
export function placesOf(items: readonly Pick<Item, 'id'>[]): ReadonlyMap<ItemId, number> {
	return new Map(items.map(({ id }, index) => [id, index]));
}
