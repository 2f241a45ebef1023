// What a list of streams and a person's day need of one stream, without carrying its whole fold.
import type { ActionId, LineId, MemberId, ProductId, StreamId } from '../id.ts';
import type { Live } from '../live/live.ts';
import { hostGapTotal } from '../people/host-cover.ts';
import { lineOwner } from '../plan/line-owner.ts';
import { readiness, type Readiness } from '../plan/readiness.ts';
import type { Duration, Instant } from '../time.ts';
import type { StreamState } from './state.ts';

/** A thing somebody has to do: a line of the checklist before air, or an action out of the review. */
export interface Task {
	readonly sourceId: LineId | ActionId;
	readonly source: 'checklist' | 'action';
	readonly title: string;
	readonly ownerId: MemberId | null;
	/** null = no due time, or the stream has no start yet */
	readonly due: Instant | null;
	readonly done: boolean;
}

export interface StreamSummary {
	readonly id: StreamId;
	readonly title: string;
	readonly account: string;
	readonly plannedStart: Instant | null;
	readonly plannedEnd: Instant | null;
	readonly phase: Live['phase'];
	readonly startedAt: Instant | null;
	readonly endedAt: Instant | null;
	readonly items: number;
	/** Items of the kind product. */
	readonly products: number;
	/** Which products of the library its rows are; absent in summaries written before 2026-11-23. */
	readonly goods?: readonly ProductId[];
	readonly goals: number;
	/** How long nobody is planned as 主播; null while the slot is not known. */
	readonly hostGap: Duration | null;
	readonly checklist: { readonly done: number; readonly total: number };
	/** By what the stream itself knows; null = kept before anybody judged it. */
	readonly readiness: Omit<Readiness, 'findings'> | null;
	/** Actions of this review that are not done, the earliest due first, at most OPEN_ACTIONS of them. */
	readonly openActions: readonly Task[];
}

/** How many open actions a summary carries. */
export const OPEN_ACTIONS = 5;

/** The stream in a few figures. */
export function summarise(state: StreamState): StreamSummary {
	const { id, title, account, plannedStart, plannedEnd, live, items, goals, checklist } = state;
	const { blocks, warns, areas } = readiness(state);
	const openActions = tasks(state).filter((task) => task.source === 'action' && !task.done);
	return {
		id,
		title,
		account,
		plannedStart,
		plannedEnd,
		phase: live.phase,
		startedAt: live.startedAt,
		endedAt: live.endedAt,
		items: items.length,
		products: items.filter((item) => item.kind === 'product').length,
		goods: [...new Set(items.flatMap(({ productId }) => productId ?? []))],
		goals: goals.length,
		hostGap: hostGapTotal(state),
		checklist: { done: checklist.filter((line) => line.done !== null).length, total: checklist.length },
		readiness: { blocks, warns, areas },
		openActions: openActions.slice(0, OPEN_ACTIONS)
	};
}

/** Everything to do in this stream, done or not, the earliest due first, without due time last. */
export function tasks(state: StreamState): Task[] {
	const start = state.plannedStart;
	const lines = state.checklist.map((line): Task => {
		const due = start === null || line.dueBefore === null ? null : start - line.dueBefore;
		return { sourceId: line.id, source: 'checklist', ...named({ ...line, ...lineOwner(state, line) }), due };
	});
	const actions = state.review.actions.map((action): Task => ({
		sourceId: action.id,
		source: 'action',
		...named(action),
		due: action.due
	}));
	return [...lines, ...actions].sort((one, other) => (one.due ?? Infinity) - (other.due ?? Infinity) || 0);
}

function named({ title, ownerId, done }: Pick<Task, 'title' | 'ownerId'> & { readonly done: object | null }) {
	return { title, ownerId, done: done !== null };
}
