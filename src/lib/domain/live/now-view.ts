// What is on air and what comes, for readers outside (HTTP API, OSC, overlays): names, prices on sale and instants; nothing of costs or scripts.
import type { ItemId, RunId, StreamId } from '../id.ts';
import type { Fen } from '../money.ts';
import type { Item, ItemKind } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import { currentBoard, type BoardTask } from '../task/board.ts';
import type { Task, TaskStep } from '../task/task.ts';
import type { Duration, Instant } from '../time.ts';
import { liveTimes } from '../timing/expected.ts';
import type { Live } from './live.ts';
import { itemOf, runOnAir } from './on-air.ts';
import { nextItem } from './take-view.ts';

/** An item as the audience may see it. Prices in 分, null = unknown. */
export interface ShownItem {
	readonly id: ItemId;
	readonly kind: ItemKind;
	readonly title: string;
	readonly linkNo: number | null;
	readonly livePrice: Fen | null;
	readonly listPrice: Fen | null;
	readonly mechanism: string;
}

/** A task of the board, without the words of the plan. `amount`: 分 or pieces, by kind. */
export interface ShownTask extends Pick<Task, 'id' | 'kind' | 'linkNo' | 'amount' | 'post'> {
	readonly step: TaskStep;
	/** null while the item's clock stands, and it was not due before */
	readonly due: Instant | null;
}

/** The moment of a stream. Instants are epoch ms of the server's clock, durations ms. */
export interface NowView {
	/** When this was true. */
	readonly at: Instant;
	/** The last entry it includes. */
	readonly seq: number;
	readonly stream: { readonly id: StreamId; readonly title: string };
	readonly phase: Live['phase'];
	/** null before the show and after it */
	readonly current: {
		/** The aim of a command that is meant for this moment. */
		readonly runId: RunId;
		readonly item: ShownItem | null;
		readonly startedAt: Instant;
		/** Expected end, never before `at`. */
		readonly endsAt: Instant;
		/** Of the planned time with extensions, at `at`; negative = over. */
		readonly remaining: Duration;
		/** Since when its clock stands; null while it runs. */
		readonly heldSince: Instant | null;
		/** The board: what to answer by `answer-task`. */
		readonly tasks: readonly ShownTask[];
	} | null;
	/** null at the end of the sheet */
	readonly next: { readonly item: ShownItem; readonly startsAt: Instant | null } | null;
	readonly expectedFinish: Instant;
	readonly plannedFinish: Instant;
	/** expectedFinish − plannedFinish; negative = under. */
	readonly over: Duration;
}

/** The moment at `at` (server time), with everything up to entry `seq`. */
export function nowView(state: StreamState, seq: number, at: Instant): NowView {
	const { current, expected, expectedFinish, plannedFinish, over } = liveTimes(state, at);
	const run = runOnAir(state);
	const next = nextItem(state);
	const item = itemOf(state, run?.itemId ?? null);
	return {
		...{ at, seq, stream: { id: state.id, title: state.title }, phase: state.live.phase },
		current: run &&
			current && {
				...{ runId: run.id, item: item && shown(item), startedAt: run.startedAt },
				...{ endsAt: current.expectedEnd, remaining: current.remaining, heldSince: current.heldSince },
				tasks: currentBoard(state, at).map((entry) => shownTask(entry, current.heldSince))
			},
		next: next && {
			item: shown(next),
			startsAt: expected.find(({ itemId }) => itemId === next.id)?.start ?? null
		},
		...{ expectedFinish, plannedFinish, over }
	};
}

/** What is the same in two views between which only time has passed: `at`, `seq` and what is left of the item are not in it. */
export function sameMoment(view: NowView): string {
	const { at: _at, seq: _seq, current, ...rest } = view;
	return JSON.stringify({ ...rest, current: current && { ...current, remaining: 0 } });
}

const shownTask = ({ task, step, due, moment }: BoardTask, heldSince: Instant | null): ShownTask => {
	const { id, kind, linkNo, amount, post } = task;
	return {
		id,
		kind,
		linkNo,
		amount,
		post,
		step,
		due: moment === 'ahead' && heldSince !== null && task.at === undefined ? null : due
	};
};

const shown = ({ id, kind, title, linkNo, livePrice, listPrice, mechanism }: Item): ShownItem => ({
	...{ id, kind, title, linkNo, livePrice, listPrice, mechanism }
});
