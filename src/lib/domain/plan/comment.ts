// Comments on rows of the run-sheet, with the people they call upon.
import type { ItemId, MemberId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import type { Comment } from './row-comment.ts';

/** The comments of a row, oldest first; with a column only those pinned to it. */
export function commentsOf(state: StreamState, itemId: ItemId, column?: string): readonly Comment[] {
	return state.comments.filter(
		(comment) => comment.itemId === itemId && (column === undefined || comment.column === column)
	);
}

/** How many open comments each row has; rows without any are not in it. Comments of removed rows do not count. */
export function openComments(state: StreamState): ReadonlyMap<ItemId, number> {
	const counts = new Map<ItemId, number>();
	for (const comment of standing(state)) counts.set(comment.itemId, (counts.get(comment.itemId) ?? 0) + 1);
	return counts;
}

/** Open comments by row and column ('' = the row as such): where a sheet puts its marks. Rows that are gone are in it too. */
export function openMarks(comments: readonly Comment[]): ReadonlyMap<ItemId, ReadonlyMap<string, number>> {
	const marks = new Map<ItemId, Map<string, number>>();
	for (const { itemId, column, resolved } of comments) {
		if (resolved) continue;
		const row = marks.get(itemId) ?? new Map<string, number>();
		row.set(column ?? '', (row.get(column ?? '') ?? 0) + 1);
		marks.set(itemId, row);
	}
	return marks;
}

/** What waits for this member's word: open comments that mention them, oldest first. */
export function openMentions(state: StreamState, memberId: MemberId): readonly Comment[] {
	return standing(state).filter((comment) => comment.mentions.includes(memberId));
}

/** Open comments of rows that are on the sheet. A removed row keeps its comments for when it is brought back. */
function standing(state: StreamState): readonly Comment[] {
	const rows = new Set(state.items.map((item) => item.id));
	return state.comments.filter((comment) => comment.resolved === null && rows.has(comment.itemId));
}
