// The board on air: due, late, answered, reminded, handed to the director, and kept when its item goes.
import { describe, expect, test } from 'vitest';
import { clock, issue, play, sheet } from '../live/testing/told-show.ts';
import type { ItemPatch } from '../plan/item.ts';
import { inverse } from '../stream/inverse.ts';
import { decideLive } from '../live/decide.ts';
import { contextAt } from '../live/testing/told-show.ts';
import type { LiveCommand } from '../stream/command.ts';
import { evolveAll } from '../stream/evolve.ts';
import type { StreamState } from '../stream/state.ts';
import { currentBoard, escalated, leftUndone, type BoardTask } from './board.ts';
import type { TaskStep } from './task.ts';

const crew = (['director', 'operator'] as const).map((kind) => ({ id: kind, kind, label: '' }));
const shifts = [{ id: 's', postId: 'operator', memberId: 'jie', name: '阿杰', from: 0, to: 9e15, standIn: false }];
function withGoods(state: StreamState, fields: ItemPatch = { linkNo: 7 }): StreamState {
	return { ...state, posts: crew, shifts, items: state.items.map((item) => ({ ...item, ...fields })) };
}
const start = withGoods(sheet('A5 B5 C5'));
const onAir = play(start, '09:00 take');

const answer = (taskId: string, step: TaskStep, seen: TaskStep = 'open', runId = 'run-1'): LiveCommand => ({
	name: 'answer-task',
	args: { runId, taskId, step, seen }
});
/** Gives commands by 阿杰, `09:00:07` each; throws what is refused. */
function told(state: StreamState, ...steps: readonly (readonly [at: string, command: LiveCommand])[]): StreamState {
	return steps.reduce((now, [at, command]) => {
		const decision = decideLive(now, command, { ...contextAt(clock(at), 'jie'), level: 'crew' });
		if (!decision.ok) throw new Error(decision.refusal.name);
		return evolveAll(now, decision.events, { seq: 1, at: clock(at), by: 'jie' });
	}, state);
}
const words = (entries: readonly BoardTask[]) =>
	entries.map(({ task, step, moment, late }) => `${task.id} ${step} ${moment} ${late / 1_000}`);
const board = (state: StreamState, at: string) => words(currentBoard(state, clock(at)));

test('due with the take, late from then on, and done at a moment that stays', () => {
	expect(currentBoard(start, clock('09:00'))).toEqual([]);
	expect(board(onAir, '09:00:02')).toEqual(['link open due 2', 'card open ahead 0']);
	const done = told(onAir, ['09:00:03', answer('link', 'done')]);
	expect(board(done, '09:00:09')).toEqual(['link done settled 3', 'card open due 4']);
});

test('done before its time is in time; 不用做 is never late', () => {
	const early = told(onAir, ['09:00:01', answer('card', 'done')], ['09:01', answer('link', 'waived')]);
	expect(board(early, '09:02')).toEqual(['link waived settled 0', 'card done settled 0']);
});

test('收到 keeps its first moment, also when 完成 is taken back', () => {
	const done = told(onAir, ['09:00:02', answer('link', 'received')], ['09:00:04', answer('link', 'done', 'received')]);
	const back = told(done, ['09:00:09', answer('link', 'received', 'done')]);
	expect(currentBoard(back, clock('09:00:10'))[0]?.record?.received?.at).toBe(clock('09:00:02'));
	expect(board(back, '09:00:10')[0]).toBe('link received due 10');
});

test('the director sees it after the stream’s patience, later where somebody said 收到; a reminder does not take it away', () => {
	const late = (state: StreamState, at: string) => escalated(state, clock(at)).map(({ task }) => task.id);
	expect(late(onAir, '09:00:19')).toEqual([]);
	expect(late(onAir, '09:00:26')).toEqual(['link', 'card']);
	expect(late({ ...onAir, taskPatience: 60_000 }, '09:00:26')).toEqual([]);
	const received = told(onAir, ['09:00:15', answer('link', 'received')]);
	expect([late(received, '09:00:30'), late(received, '09:00:35')]).toEqual([['card'], ['card', 'link'].toReversed()]);
	const nudged = told(onAir, ['09:00:30', { name: 'nudge-task', args: { runId: 'run-1', taskId: 'link' } }]);
	expect(late(nudged, '09:00:31')).toEqual(['link', 'card']);
	expect(currentBoard(nudged, clock('09:00:31'))[0]?.record).toMatchObject({ nudges: 1, nudgedAt: clock('09:00:30') });
	expect(late(told(onAir, ['09:00:15', answer('link', 'done')]), '09:01')).toEqual(['card']);
});

test('what is for a post that nobody has is not reported; what is for a person is', () => {
	const alone = { ...onAir, posts: crew.slice(0, 1) };
	expect(escalated(alone, clock('09:02'))).toEqual([]);
	const own = { id: 'card', kind: 'card', text: '', post: 'operator', ownerId: 'jie', ownerName: '阿杰' } as const;
	const named = withGoods(alone, { linkNo: 7, tasks: [{ ...own, from: 'take', by: 0, off: false }] });
	expect(words(escalated({ ...named, posts: alone.posts }, clock('09:02')))).toEqual(['card open due 120']);
});

test('while the show is held nobody falls behind with what was not due yet', () => {
	const held = play(onAir, '09:00:03 hold');
	expect(board(held, '09:10')).toEqual(['link open due 600', 'card open ahead 0']);
	expect(board(play(held, '09:10 resume'), '09:10:03')[1]).toBe('card open due 1');
});

describe('when its item goes', () => {
	const over = play(onAir, '09:00:03 take');
	test('what was due is left on the board for ten minutes, what was not is not held against anybody', () => {
		expect(words(leftUndone(over, clock('09:00:10')))).toEqual(['link open due 10']);
		expect(leftUndone(over, clock('09:10:04'))).toEqual([]);
		expect(escalated(over, clock('09:00:21')).map(({ run, task }) => `${run.id} ${task.id}`)).toEqual(['run-1 link']);
	});
	test('it can still be answered, and is not left then', () => {
		expect(leftUndone(told(over, ['09:00:09', answer('link', 'done')]), clock('09:00:10'))).toEqual([]);
	});
	test('it stays as it stood, whatever becomes of the plan', () => {
		const edited = withGoods(over, { linkNo: 9, livePrice: 100 });
		expect(leftUndone(edited, clock('09:00:10')).map(({ task }) => task.linkNo)).toEqual([7]);
		expect(currentBoard(edited, clock('09:00:10')).map(({ task }) => task.linkNo)).toEqual([9, null, 9]);
	});
});

describe('refused by name', () => {
	const done = told(onAir, ['09:00:03', answer('link', 'done')]);
	test.each<[string, StreamState, LiveCommand, string]>([
		['a task that is not there', onAir, answer('price', 'done'), 'task-gone'],
		['a run that is not there', onAir, answer('link', 'done', 'open', 'run-9'), 'task-gone'],
		['somebody else was quicker', done, answer('link', 'received'), 'task-answered'],
		['already so', done, answer('link', 'done', 'done'), 'nothing-to-change'],
		['nobody is reminded of what is done', done, { name: 'nudge-task', args: { runId: 'run-1', taskId: 'link' } }, 'nothing-to-change'], // prettier-ignore
		['after the show', play(done, '09:01 end'), answer('card', 'done'), 'show-ended']
	])('%s', (_words, state, command, refusal) => {
		expect(issue(state, command, clock('09:02'))).toBe(refusal);
	});
});

test('one’s own answer is taken back as long as it stands, and knows for whom it was given', () => {
	const decision = decideLive(onAir, answer('link', 'done'), contextAt(clock('09:00:03')));
	if (!decision.ok) throw new Error(decision.refusal.name);
	const after = evolveAll(onAir, decision.events, { seq: 1, at: clock('09:00:03'), by: 'director' });
	expect(currentBoard(after, clock('09:01'))[0]?.record?.settled).toMatchObject({ by: 'director', forOwner: true });
	expect(inverse(after, decision.events)).toEqual([answer('link', 'open', 'done')]);
	expect(inverse(told(after, ['09:00:05', answer('link', 'open', 'done')]), decision.events)).toBeNull();
	const own = told(onAir, ['09:00:03', answer('link', 'done')]);
	expect(currentBoard(own, clock('09:01'))[0]?.record?.settled?.forOwner).toBe(false);
});
