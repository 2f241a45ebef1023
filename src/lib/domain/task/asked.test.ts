// Tasks that the director asks for on air: due at their own moment, whatever is on air then, and late like any other.
import { expect, test } from 'vitest';
import { clock, commandIn, contextAt, sheet } from '../live/testing/told-show.ts';
import { taskLines, taskReview } from '../review/lateness.ts';
import { decide } from '../stream/decide.ts';
import { evolveAll } from '../stream/evolve.ts';
import { inverse } from '../stream/inverse.ts';
import type { Command, LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE, SECOND, type Duration } from '../time.ts';
import { askedOnAir, currentBoard, escalated, leftUndone, type BoardTask } from './board.ts';

const posts = (['director', 'operator'] as const).map((kind) => ({ id: kind, kind, label: '' }));
const shifts = [{ id: 's', postId: 'operator', memberId: 'jie', name: '阿杰', from: clock('09:00'), to: clock('12:00'), standIn: false }]; // prettier-ignore
const plan: StreamState = { ...sheet('A5 B5 C5'), posts, shifts };
const answerOf = (state: StreamState, command: Command, time: string, by = 'director') =>
	decide(state, command, { ...contextAt(clock(time)), by });
function after(state: StreamState, command: Command, time: string, by = 'director'): StreamState {
	const decision = answerOf(state, command, time, by);
	if (!decision.ok) throw new Error(decision.refusal.name);
	return evolveAll(state, decision.events, { seq: 1, at: clock(time), by });
}
const asking = (
	within: Duration,
	task: Partial<Extract<LiveCommand, { name: 'add-task' }>['args']> = {}
): LiveCommand => ({
	name: 'add-task',
	args: { taskId: 't', kind: 'note', text: '加挂满减券', post: 'operator', within, ...task }
});
const drive = (state: StreamState, words: string, time: string) => after(state, commandIn(state, words), time);
const answered = (step: 'received' | 'done' | 'waived' | 'open', seen: 'open' | 'received' = 'open'): LiveCommand => {
	return { name: 'answer-task', args: { runId: 'run-1', taskId: 't', step, seen } };
};
const onAir = drive(plan, 'take', '09:00');
const told = (entries: readonly BoardTask[]) => entries.map(({ task, moment, late }) => `${task.text || task.kind} ${moment} ${late / SECOND}`); // prettier-ignore

test('it is on the board at once and due so long from now', () => {
	const state = after(onAir, asking(2 * MINUTE), '09:01');
	expect(told(currentBoard(state, clock('09:02:59')))).toEqual(['加挂满减券 ahead 0']);
	expect(told(currentBoard(state, clock('09:03:30')))).toEqual(['加挂满减券 due 30']);
	expect(told(escalated(state, clock('09:03:30')))).toHaveLength(1);
});

test('it stands when its item goes before it is due, and for ten minutes after it was due', () => {
	const state = drive(after(onAir, asking(15 * MINUTE), '09:01'), 'take', '09:03');
	expect(told(leftUndone(state, clock('09:15')))).toEqual(['加挂满减券 ahead 0']);
	expect(told(leftUndone(state, clock('09:16:40')))).toEqual(['加挂满减券 due 40']);
	expect(leftUndone(state, clock('09:25:59'))).toHaveLength(1);
	expect(leftUndone(state, clock('09:26'))).toHaveLength(0);
});

test('收到 and 完成, and how late it was stays for the review', () => {
	let state = after(onAir, asking(MINUTE), '09:01');
	state = after(state, answered('received'), '09:02:05', 'jie');
	state = drive(state, 'take', '09:02:10');
	state = after(state, answered('done', 'received'), '09:02:40', 'jie');
	const [line] = taskLines(drive(state, 'end', '09:10'), clock('12:00'));
	expect(line).toMatchObject({ outcome: 'done', late: 40 * SECOND, heard: 5 * SECOND, forOwner: false });
	expect(line?.people.map(({ name }) => name)).toEqual(['阿杰']);
	expect(taskReview(state, clock('12:00'))?.kinds.map(({ kind, tasks }) => [kind, tasks])).toEqual([['note', 1]]);
});

test('what was due after the show was asked of nobody', () => {
	const state = drive(after(onAir, asking(10 * MINUTE), '09:01'), 'end', '09:05');
	expect(taskReview(state, clock('12:00'))).toBeNull();
});

test('a hold of the show does not move it', () => {
	const state = drive(after(onAir, asking(MINUTE), '09:01'), 'hold', '09:01:10');
	expect(told(currentBoard(state, clock('09:02:30')))).toEqual(['加挂满减券 due 30']);
});

test('a link is that of the item on air; a task in own words needs some', () => {
	const linked = { ...onAir, items: onAir.items.map((item) => ({ ...item, linkNo: 7 })) };
	const state = after(linked, asking(0, { kind: 'card', text: '' }), '09:01');
	expect(state.live.runs[0]?.asked?.[0]).toMatchObject({ kind: 'card', linkNo: 7, at: clock('09:01') });
});

test.each<[string, StreamState, LiveCommand]>([
	['not-on-air', plan, asking(0)],
	['show-ended', drive(onAir, 'end', '09:01'), asking(0)],
	['id-taken', after(onAir, asking(0), '09:01'), asking(0)],
	['value-out-of-range', onAir, asking(0, { text: ' ' })],
	['value-out-of-range', onAir, asking(0, { text: '长'.repeat(101) })],
	['value-out-of-range', onAir, asking(-1)],
	['value-out-of-range', onAir, asking(61 * MINUTE)]
])('%s', (name, state, command) =>
	expect(answerOf(state, command, '09:02')).toMatchObject({ ok: false, refusal: { name } })
);

test('one item has at most fifty of them', () => {
	let state = onAir;
	for (let n = 0; n < 50; n++) state = after(state, asking(0, { taskId: `t${n}` }), '09:01');
	expect(answerOf(state, asking(0, { taskId: 'more' }), '09:01')).toMatchObject({ ok: false });
});

test('taken back it is not needed; once it is done there is nothing to take back', () => {
	const decision = answerOf(onAir, asking(MINUTE), '09:01');
	if (!decision.ok) throw new Error('refused');
	const state = evolveAll(onAir, decision.events, { seq: 1, at: clock('09:01'), by: 'director' });
	const undo = (at: StreamState) => inverse(at, decision.events);
	expect(undo(state)).toEqual([answered('waived')]);
	expect(undo(after(state, answered('received'), '09:01:30', 'jie'))).toEqual([answered('waived', 'received')]);
	expect(undo(after(state, answered('done'), '09:01:30', 'jie'))).toBeNull();
});

test('whoever asked sees what became of it, after its item too; what the plan asks for is not among it', () => {
	const linked = { ...plan, items: plan.items.map((item) => ({ ...item, linkNo: 7 })) };
	let state = after(drive(linked, 'take', '09:00'), asking(MINUTE), '09:01');
	state = after(state, asking(0, { taskId: 'u', text: '换公告' }), '09:01:30');
	state = after(state, answered('received'), '09:01:40', 'jie');
	const steps = () => askedOnAir(state, clock('09:01:45')).map(({ task, step }) => `${task.text} ${step}`);
	expect(steps()).toEqual(['换公告 open', '加挂满减券 received']);
	state = after(drive(state, 'take', '09:01:41'), answered('done', 'received'), '09:01:43', 'jie');
	expect(steps()).toEqual(['换公告 open', '加挂满减券 done']);
	expect(askedOnAir(onAir, clock('09:01'))).toEqual([]);
});
