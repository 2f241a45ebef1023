// Answering a task of the board (收到, 完成, 不用做, or open again), and reminding whoever has not (拍一下).
import type { LiveCommand } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { itemOf, runOnAir } from '../live/on-air.ts';
import { isWhole, LIVE_LIMITS, outOfRange } from '../live/range.ts';
import { onPostAt } from '../people/on-post.ts';
import { findTask } from './board.ts';
import { dueAt } from './due.ts';
import type { Task } from './task.ts';

type Args<Name extends LiveCommand['name']> = Extract<LiveCommand, { readonly name: Name }>['args'];

/**
 * From the step the sender saw to another one, so that two who tap at once do it once. Refuses: show-ended, task-gone,
 * task-answered (it is not as the sender saw it; says by whom), nothing-to-change.
 */
export function decideAnswerTask(state: StreamState, args: Args<'answer-task'>, context: Context): Decision {
	const { runId, taskId, step, seen } = args;
	if (state.live.phase === 'ended') return refuse('show-ended');
	const found = findTask(state, runId, taskId);
	if (found === null) return refuse('task-gone');
	const { run, task, record } = found;
	const was = record?.step ?? 'open';
	if (was !== seen) return refuse('task-answered', { who: record?.settled?.by ?? record?.received?.by ?? '' });
	if (was === step) return refuse('nothing-to-change');
	const due = dueAt(run, task, context.at);
	return accept({ type: 'task-answered', runId, taskId, step, due, forOwner: !isOwners(state, task, context), was });
}

/**
 * The director asks for something that nobody planned, `within` ms from now, whatever is on air then. A link or a card is
 * that of the item on air. Refuses: show-ended, not-on-air, id-taken, value-out-of-range (`text`, `within`, `tasks`).
 */
export function decideAddTask(state: StreamState, args: Args<'add-task'>, { at }: Context): Decision {
	const { taskId, kind, text, post, within } = args;
	const run = runOnAir(state);
	if (run === null) return refuse(state.live.phase === 'ended' ? 'show-ended' : 'not-on-air');
	if (state.live.runs.some((each) => findTask(state, each.id, taskId) !== null)) return refuse('id-taken');
	const words = text.trim();
	if (words.length > LIVE_LIMITS.taskText || (kind === 'note' && words === '')) return outOfRange('text');
	if (!isWhole(within, 0, LIVE_LIMITS.taskWithin)) return outOfRange('within');
	if ((run.asked ?? []).length >= LIVE_LIMITS.tasksAsked) return outOfRange('tasks');
	const linkNo = kind === 'link' || kind === 'card' ? (itemOf(state, run.itemId)?.linkNo ?? null) : null;
	const owner = { post, ownerId: null, ownerName: '' };
	const task: Task = {
		id: taskId,
		kind,
		text: words,
		linkNo,
		amount: null,
		...owner,
		from: 'take',
		by: 0,
		at: at + within
	};
	return accept({ type: 'task-added', runId: run.id, task });
}

/** Refuses: show-ended, task-gone, nothing-to-change (it is done or not needed). */
export function decideNudgeTask(state: StreamState, args: Args<'nudge-task'>): Decision {
	const { runId, taskId } = args;
	if (state.live.phase === 'ended') return refuse('show-ended');
	const found = findTask(state, runId, taskId);
	if (found === null) return refuse('task-gone');
	if (found.record?.settled) return refuse('nothing-to-change');
	return accept({ type: 'task-nudged', runId, taskId });
}

/** Whether the sender is who the task is for: on its post now, its screen by link, or the person named. */
function isOwners(state: StreamState, { post, ownerId }: Task, { at, by, linkPost }: Context): boolean {
	if (linkPost !== null) return state.posts.some(({ id, kind }) => id === linkPost && kind === post);
	return ownerId === null
		? onPostAt(state, at).some((person) => person.kind === post && person.memberId === by)
		: ownerId === by;
}
