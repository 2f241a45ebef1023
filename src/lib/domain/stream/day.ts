// A person's day out of the folds near it: their posts and when, what they have to do, what waits for their word.
import type { CommentId, ItemId, MemberId, StreamId } from '../id.ts';
import type { PostKind } from '../people/post.ts';
import { NOTHING_AROUND, readiness, type KnownAround, type Readiness } from '../plan/readiness.ts';
import type { Instant } from '../time.ts';
import { openMentions } from '../plan/comment.ts';
import { rowIndex } from '../plan/rows.ts';
import type { StreamState } from './state.ts';
import { tasks, type StreamSummary, type Task } from './summary.ts';

/** One line of the list of streams. `summary` is null until the stream was written to for the first time. */
export interface StreamCard {
	readonly id: StreamId;
	readonly title: string;
	readonly account: string;
	readonly plannedStart: Instant | null;
	readonly plannedEnd: Instant | null;
	readonly phase: 'plan' | 'air' | 'ended';
	readonly summary: StreamSummary | null;
}

export interface DayShift {
	readonly kind: PostKind;
	readonly label: string;
	readonly from: Instant;
	readonly to: Instant;
	readonly standIn: boolean;
}

/** An open comment that calls upon this person. */
export interface DayMention {
	readonly commentId: CommentId;
	readonly itemId: ItemId;
	readonly itemTitle: string;
	readonly column: string | null;
	readonly text: string;
	readonly by: MemberId;
	readonly at: Instant;
}

export interface DayStream {
	readonly card: StreamCard;
	/** This person's shifts, the ones as stand-in last. */
	readonly mine: readonly DayShift[];
	readonly checklist: { readonly done: number; readonly total: number };
	readonly readiness: Readiness;
	/** Posts this person held whose self-assessment is not written; only once the show is over. */
	readonly selfOpen: readonly PostKind[];
	/** Newest first. */
	readonly mentions: readonly DayMention[];
	/** Requests to change the locked sheet that nobody has answered. */
	readonly requests: number;
}

export interface DayTask extends Task {
	readonly streamId: StreamId;
	readonly streamTitle: string;
}

/** One stream in the day of a member. The fold knows better than the list, which lags a moment. */
export function dayStream(
	card: StreamCard,
	state: StreamState,
	memberId: MemberId,
	around: KnownAround = NOTHING_AROUND
): DayStream {
	const { title, plannedStart, plannedEnd, live, checklist } = state;
	const phase = live.phase === 'before' ? 'plan' : live.phase === 'on-air' ? 'air' : 'ended';
	const mine = shiftsOf(state, memberId);
	const written = new Set(state.review.texts.filter(({ text }) => text !== '').map(({ section }) => section));
	const held = new Set(mine.filter(({ standIn }) => !standIn).map(({ kind }) => kind));
	return {
		card: { ...card, title, plannedStart, plannedEnd, phase },
		mine,
		checklist: { done: checklist.filter(({ done }) => done).length, total: checklist.length },
		readiness: readiness(state, around),
		selfOpen: phase === 'ended' ? [...held].filter((kind) => !written.has(`self-${kind}`)) : [],
		mentions: mentionsOf(state, memberId),
		requests: phase === 'ended' ? 0 : state.requests.filter(({ settled }) => settled === null).length
	};
}

/** What a member still has to do in a stream. What was to be ready before a show that is over is no longer asked for. */
export function dayTasks(state: StreamState, memberId: MemberId): DayTask[] {
	const over = state.live.phase === 'ended';
	const moot = new Set<string>(
		state.checklist.filter(({ dueBefore }) => over && (dueBefore ?? -1) >= 0).map(({ id }) => id)
	);
	return tasks(state)
		.filter((task) => task.ownerId === memberId && !task.done && !moot.has(task.sourceId))
		.map((task) => ({ ...task, streamId: state.id, streamTitle: state.title }));
}

/** Where a set of things with a due time or a start stands in a day: the earliest first, without one last. */
export function byTime<T>(time: (one: T) => Instant | null): (a: T, b: T) => number {
	return (a, b) => {
		const [one, other] = [time(a), time(b)];
		if (one === null || other === null) return Number(one === null) - Number(other === null);
		return one - other;
	};
}

function shiftsOf(state: StreamState, memberId: MemberId): DayShift[] {
	const posts = new Map(state.posts.map((post) => [post.id, post]));
	return state.shifts
		.filter((shift) => shift.memberId === memberId)
		.flatMap(({ postId, from, to, standIn }): DayShift[] => {
			const post = posts.get(postId);
			return post ? [{ kind: post.kind, label: post.label, from, to, standIn }] : [];
		})
		.sort((a, b) => Number(a.standIn) - Number(b.standIn) || a.from - b.from);
}

function mentionsOf(state: StreamState, memberId: MemberId): DayMention[] {
	return openMentions(state, memberId)
		.map(({ id: commentId, itemId, column, text, by, at }) => {
			const itemTitle = state.items[rowIndex(state.items, itemId)]?.title ?? '';
			return { commentId, itemId, itemTitle, column, text, by, at };
		})
		.reverse();
}
