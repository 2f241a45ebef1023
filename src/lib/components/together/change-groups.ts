// The change feed as it is read: what one person did within a minute stands together, the newest on top.
import type { ItemId, MemberId } from '#lib/domain/id.ts';
import type { FeedLine } from '#lib/domain/stream/feed-line.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';

export interface ChangeGroup {
	readonly key: string;
	readonly by: MemberId;
	/** The first moment of the minute. */
	readonly minute: Instant;
	/** Newest first. */
	readonly lines: readonly FeedLine[];
}

/** What is asked for; null = whoever, whatever. */
export interface ChangeFilter {
	readonly by: MemberId | null;
	readonly itemId: ItemId | null;
}

/** The lines that fit, newest first, cut where the person or the minute changes. */
export function changeGroups(lines: readonly FeedLine[], { by, itemId }: ChangeFilter): readonly ChangeGroup[] {
	const groups: { key: string; by: MemberId; minute: Instant; lines: FeedLine[] }[] = [];
	for (const line of lines.toReversed()) {
		if ((by !== null && line.by !== by) || (itemId !== null && line.itemId !== itemId)) continue;
		const minute = Math.floor(line.at / MINUTE) * MINUTE;
		const last = groups.at(-1);
		if (last?.by === line.by && last.minute === minute) last.lines.push(line);
		// Named by its newest line's entry, which no other group has; older lines that come later leave it as it is.
		else groups.push({ key: `${line.seq} ${line.by}`, by: line.by, minute, lines: [line] });
	}
	return groups;
}

/** The rows that were changed, newest first, and `also` one more when it is on the sheet; each by its present title, or its last. */
export function changedRows(
	lines: readonly FeedLine[],
	items: readonly { readonly id: ItemId; readonly title: string }[],
	also: ItemId | null
): readonly (readonly [ItemId, string])[] {
	const titles = new Map<ItemId, string>();
	for (const { itemId, itemTitle } of lines.toReversed()) {
		if (itemId !== null && !titles.has(itemId)) titles.set(itemId, itemTitle ?? '');
	}
	for (const { id, title } of items) if (titles.has(id) || id === also) titles.set(id, title);
	return [...titles];
}
