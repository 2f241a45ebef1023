// The board (任务板) at a moment: each task of a run with what became of it, and which ones the director has to see.
import type { RunId } from '../id.ts';
import type { Run } from '../live/live.ts';
import { itemOf, runOnAir } from '../live/on-air.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE, SECOND, type Duration, type Instant } from '../time.ts';
import { dueAt, waitsForHold } from './due.ts';
import { tasksOfItem } from './task-plan.ts';
import type { Task, TaskRecord, TaskStep } from './task.ts';

/** Nobody answered or finished for so long: the director sees it, where the stream does not say otherwise. */
export const TASK_PATIENCE: Duration = 20 * SECOND;
/** What was left undone stays on the board for so long after its item. */
const LEFT_FOR: Duration = 10 * MINUTE;

/** `ahead`: not due yet; `due`: now; `lapsed`: its item was over before it came due. */
export type TaskMoment = 'ahead' | 'due' | 'lapsed' | 'settled';

export interface BoardTask {
	readonly run: Run;
	/** null = it is gone from the sheet */
	readonly item: Item | null;
	readonly task: Task;
	readonly step: TaskStep;
	readonly record: TaskRecord | null;
	/** null = it never came due (lapsed) */
	readonly due: Instant | null;
	readonly moment: TaskMoment;
	/** How long after its time it was done, or has been waiting: ≥ 0; 0 while it is ahead, held, lapsed or 不用做. */
	readonly late: Duration;
}

/** The tasks of a run: what was asked for on air first, then as the item asks for them while it is on air; as they stood when it went for one that is over. */
export function tasksOfRun(state: Pick<StreamState, 'items'>, run: Run): readonly Task[] {
	if (run.endedAt !== null) return run.tasks ?? [];
	const item = itemOf(state, run.itemId);
	return [...(run.asked ?? []), ...(item === null ? [] : tasksOfItem(item))];
}

/** A task of a run; null = neither is known. */
export function findTask(
	state: Pick<StreamState, 'items' | 'live'>,
	runId: RunId,
	taskId: string
): { readonly run: Run; readonly task: Task; readonly record: TaskRecord | null } | null {
	const run = state.live.runs.findLast((each) => each.id === runId);
	const task = run && tasksOfRun(state, run).find((each) => each.id === taskId);
	return task ? { run, task, record: run.taskRecords?.find((each) => each.taskId === taskId) ?? null } : null;
}

/** All tasks of one run at `now`: what was asked for on air first, the others in the order in which they are due. */
export function boardOf(state: StreamState, run: Run, now: Instant): readonly BoardTask[] {
	const item = itemOf(state, run.itemId);
	return tasksOfRun(state, run).map((task): BoardTask => {
		const record = run.taskRecords?.find((each) => each.taskId === task.id) ?? null;
		const step = record?.step ?? 'open';
		const told = { run, item, task, step, record };
		if (record?.settled) {
			const late = step === 'done' && record.due !== null ? Math.max(0, record.settled.at - record.due) : 0;
			return { ...told, due: record.due, moment: 'settled', late };
		}
		const due = dueAt(run, task, now);
		if (due === null) return { ...told, due, moment: 'lapsed', late: 0 };
		const ahead = due > now || (run.endedAt === null && waitsForHold(run, task, now));
		return { ...told, due, moment: ahead ? 'ahead' : 'due', late: ahead ? 0 : now - due };
	});
}

/** The board of what is on air; empty before the show and after it. */
export function currentBoard(state: StreamState, now: Instant): readonly BoardTask[] {
	const run = runOnAir(state);
	return run === null ? [] : boardOf(state, run, now);
}

/** What items that went left undone in the last ten minutes, and what was asked for on air then and is still to come; the oldest first. */
export function leftUndone(state: StreamState, now: Instant): readonly BoardTask[] {
	if (state.live.phase !== 'on-air') return [];
	const over = state.live.runs.filter(({ endedAt, asked }) => endedAt !== null && (asked || now - endedAt < LEFT_FOR));
	return over.flatMap((run) =>
		boardOf(state, run, now).filter(
			({ moment, due }) =>
				moment === 'ahead' || (moment === 'due' && now - Math.max(run.endedAt ?? 0, due ?? 0) < LEFT_FOR)
		)
	);
}

/** What was asked for on air, whatever is on air now, the newest first: whoever asked sees whether it was heard. */
export function askedOnAir(state: StreamState, now: Instant): readonly BoardTask[] {
	return state.live.runs
		.flatMap((run) => (run.asked ? boardOf(state, run, now).filter(({ task }) => task.at !== undefined) : []))
		.toReversed();
}

/** When the director is told: so long after it was due, or after 收到. Null = not, as long as nothing changes. */
function escalatesAt({ moment, due, record }: BoardTask, patience: Duration): Instant | null {
	return moment === 'due' && due !== null ? Math.max(due, record?.received?.at ?? due) + patience : null;
}

/**
 * What waits for the director: due for too long, that of the item on air first, the longest first. Reminding does not take
 * it away; 收到 gives it time again. Where nobody is on the post it is for (a team of two), nobody is reported.
 */
export function escalated(state: StreamState, now: Instant): readonly BoardTask[] {
	const patience = state.taskPatience ?? TASK_PATIENCE;
	const manned = new Set(state.posts.map(({ kind }) => kind));
	return [currentBoard(state, now), leftUndone(state, now)].flatMap((board) =>
		board
			.filter((entry) => entry.task.ownerId !== null || manned.has(entry.task.post))
			.filter((entry) => (escalatesAt(entry, patience) ?? Infinity) <= now)
			.sort((one, other) => other.late - one.late)
	);
}
