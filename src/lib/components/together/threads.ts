// Comments as they are read: those of one cell are one talk, in the order of the sheet.
import type { ItemId, MemberId } from '#lib/domain/id.ts';
import type { Comment } from '#lib/domain/plan/row-comment.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';

export interface Thread {
	readonly key: string;
	readonly itemId: ItemId;
	readonly column: string | null;
	/** Title and number (from 1) of its row; null = the row has been removed. */
	readonly row: { readonly title: string; readonly number: number } | null;
	/** Oldest first. */
	readonly comments: readonly Comment[];
	readonly open: boolean;
}

export const THREAD_FILTERS = ['open', 'mine', 'all'] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];

/** The talks in sheet order, those of removed rows last. `mine` are the open ones that call upon `me` or that `me` is in. */
export function threads(state: StreamState, filter: ThreadFilter, me: MemberId): readonly Thread[] {
	const numbers = new Map(state.items.map((item, index) => [item.id, index]));
	const talks = new Map<string, Comment[]>();
	for (const comment of state.comments) {
		const key = threadKey(comment);
		const talk = talks.get(key);
		if (talk) talk.push(comment);
		else talks.set(key, [comment]);
	}
	return [...talks]
		.map(([key, comments]): Thread => {
			const { itemId, column } = comments[0]!;
			const index = numbers.get(itemId);
			const row = index === undefined ? null : { title: state.items[index]!.title, number: index + 1 };
			return { key, itemId, column, row, comments, open: comments.some(({ resolved }) => !resolved) };
		})
		.filter((thread) => fits(thread, filter, me))
		.sort((a, b) => (a.row?.number ?? Infinity) - (b.row?.number ?? Infinity) || 0);
}

/** What the comments of one cell have in common. */
export function threadKey({ itemId, column }: Pick<Comment, 'itemId' | 'column'>): string {
	return `${itemId} ${column ?? ''}`;
}

function fits({ open, row, comments }: Thread, filter: ThreadFilter, me: MemberId): boolean {
	if (filter === 'all') return true;
	if (!open || row === null) return false;
	return filter === 'open' || comments.some(({ by, mentions }) => by === me || mentions.includes(me));
}
