// What an answer or a reminder leaves in the record of a run.
import type { Run } from '../live/live.ts';
import type { EventMeta } from '../stream/context.ts';
import type { LiveEvent } from '../stream/event.ts';
import type { TaskRecord } from './task.ts';

export type TaskEvent = Extract<LiveEvent, { readonly type: 'task-answered' | 'task-nudged' }>;

const UNTOUCHED: Omit<TaskRecord, 'taskId'> = {
	step: 'open',
	due: null,
	received: null,
	settled: null,
	nudges: 0,
	nudgedAt: null
};

/** The run with the record of the task after the event. */
export function withTaskEvent(run: Run, event: TaskEvent, { at, by }: EventMeta): Run {
	const records = run.taskRecords ?? [];
	const index = records.findIndex(({ taskId }) => taskId === event.taskId);
	const before = records[index] ?? { taskId: event.taskId, ...UNTOUCHED };
	const after = told(before, event, { at, by });
	return { ...run, taskRecords: index < 0 ? [...records, after] : records.with(index, after) };
}

function told(before: TaskRecord, event: TaskEvent, word: { readonly at: number; readonly by: string }): TaskRecord {
	if (event.type === 'task-nudged') return { ...before, nudges: before.nudges + 1, nudgedAt: word.at };
	const { step, due, forOwner } = event;
	const settled = step === 'done' || step === 'waived' ? { ...word, forOwner } : null;
	// Taken back to 收到, the moment of the first 收到 stands.
	const received = step === 'open' ? null : step === 'received' ? (before.received ?? word) : before.received;
	return { ...before, step, due, received, settled };
}
