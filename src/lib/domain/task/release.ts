// 放量: what is put up for sale of an item's stock, step by step, and what is still kept back.
import { runOnAir } from '../live/on-air.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import type { Instant } from '../time.ts';
import { boardOf } from './board.ts';

/** One step of putting pieces up. */
export interface ReleaseStep {
	readonly pieces: number;
	/** null = it never came due */
	readonly due: Instant | null;
	readonly done: boolean;
}

export interface ReleasePlan {
	/** Pieces as the crew last noted it; null = nobody said. */
	readonly stock: number | null;
	/** Pieces put up by the steps that are done, over all its runs. */
	readonly released: number;
	/** The steps of what is on air, in the order in which they are due; those that are not needed are left out. */
	readonly steps: readonly ReleaseStep[];
	/** Pieces that no step puts up: stock − released − open steps; null = the stock is unknown. Negative = more is planned than there is. */
	readonly kept: number | null;
}

/** The plan of an item; null = it has neither stock nor a step. */
export function releasePlan(state: StreamState, item: Item, now: Instant): ReleasePlan | null {
	const boards = state.live.runs
		.filter((run) => run.itemId === item.id)
		.flatMap((run) => boardOf(state, run, now))
		.filter(({ task, step }) => task.kind === 'stock' && task.amount !== null && step !== 'waived');
	const pieces = (done: boolean, from: typeof boards) =>
		from.reduce((sum, { task, step }) => sum + ((step === 'done') === done ? (task.amount ?? 0) : 0), 0);
	const current = boards.filter(({ run }) => run.id === runOnAir(state)?.id);
	const released = pieces(true, boards);
	if (item.stock === null && boards.length === 0) return null;
	return {
		stock: item.stock,
		released,
		steps: current.map(({ task, due, step }) => ({ pieces: task.amount ?? 0, due, done: step === 'done' })),
		kept: item.stock === null ? null : item.stock - released - pieces(false, current)
	};
}
