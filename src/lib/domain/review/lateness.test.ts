// Lateness out of the journal: told shows with known times, and a property over random answers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandIn, contextAt, issue, clock, sheet } from '../live/testing/told-show.ts';
import { decide } from '../stream/decide.ts';
import type { LiveCommand } from '../stream/command.ts';
import { evolveAll } from '../stream/evolve.ts';
import type { StreamState } from '../stream/state.ts';
import type { TaskStep } from '../task/task.ts';
import { SECOND } from '../time.ts';
import { taskLines, taskReview } from './lateness.ts';

const posts = (['director', 'operator', 'assistant'] as const).map((kind) => ({ id: kind, kind, label: '' }));
const shift = (memberId: string, name: string, from: string, to: string) => {
	return { id: memberId, postId: 'operator', memberId, name, from: clock(from), to: clock(to), standIn: false };
};
function show(items = 'A5 B5 C5'): StreamState {
	const state = sheet(items);
	const goods = state.items.map((item, index) => ({ ...item, linkNo: index + 1 }));
	return { ...state, items: goods, posts, shifts: [shift('jie', '阿杰', '09:00', '09:10'), shift('ke', '可可', '09:10', '10:00')] }; // prettier-ignore
}
function after(state: StreamState, command: LiveCommand, at: number, by = 'jie'): StreamState {
	const decision = decide(state, command, { ...contextAt(at), by });
	if (!decision.ok) throw new Error(`${command.name}: ${decision.refusal.name}`);
	return evolveAll(state, decision.events, { seq: 1, at, by });
}
/** `09:00 take; 09:00:07 1 link done; 09:01 1 card waived` — run, task, step. */
function tell(story: string, state = show()): StreamState {
	return story.split('; ').reduce((now, line) => {
		const [time = '', ...words] = line.split(' ');
		const [run = '', taskId = '', step = ''] = words;
		if (!/^\d/.test(run)) return after(now, commandIn(now, words.join(' ')), clock(time));
		const runId = `run-${run}`;
		const seen = now.live.runs.find(({ id }) => id === runId)?.taskRecords?.find((one) => one.taskId === taskId)?.step;
		if (step === 'nudge') return after(now, { name: 'nudge-task', args: { runId, taskId } }, clock(time));
		const args = { runId, taskId, step: step as TaskStep, seen: seen ?? 'open' };
		return after(now, { name: 'answer-task', args }, clock(time));
	}, state);
}
const told = (state: StreamState, at = '11:00') =>
	taskLines(state, clock(at)).map(({ entry, outcome, late, heard, people }) =>
		[
			`${entry.run.id.slice(4)} ${entry.task.id} ${outcome}`,
			late === null ? '-' : late / SECOND,
			heard === null ? '-' : heard / SECOND,
			people.map(({ name }) => name).join('+')
		].join(' ')
	);

test('from when it was due until it was done; done early is in time; 收到 counts by itself', () => {
	expect(
		told(tell('09:00 take; 09:00:03 1 link received; 09:00:07 1 link done; 09:00:04 1 card done; 09:03 end'))
	).toEqual(['1 link done 7 3 阿杰', '1 card done 0 0 阿杰']);
});

test('what never came due is nobody’s, what came due and was left is not done, also when done in the next item', () => {
	const state = tell('09:00 take; 09:00:03 take; 09:00:09 1 link done; 09:04 end');
	expect(told(state)).toEqual(['1 link done 9 9 阿杰', '2 link undone - - 阿杰', '2 card undone - - 阿杰']);
});

test('it is held against whoever was on the post when it was due, or the person named', () => {
	expect(told(tell('09:00 take; 09:12 take; 09:12:30 2 link done; 09:13 end'))).toContain('2 link done 30 30 可可');
	const named = show();
	const own = { id: 'card', kind: 'card', text: '', post: 'assistant', ownerId: 'x', ownerName: '小满' } as const;
	const items = named.items.map((item) => ({ ...item, tasks: [{ ...own, from: 'take' as const, by: 0, off: false }] }));
	expect(told(tell('09:00 take; 09:01 end', { ...named, items }))).toContain('1 card undone - - 小满');
	expect(told(tell('10:30 take; 10:31 end'))).toEqual(['1 link undone - - ', '1 card undone - - ']);
});

test('editing the plan after the show changes nothing of it', () => {
	const state = tell('09:00 take; 09:00:07 1 link done; 09:03 end');
	expect(told({ ...state, items: state.items.map((item) => ({ ...item, linkNo: null })) })).toEqual(told(state));
});

describe('the review', () => {
	const state = tell(
		'09:00 take; 09:00:10 1 link done; 09:01:05 1 card done; 09:02 take; 09:02:30 2 link done; 09:02:40 2 card nudge; 09:02:50 2 card waived; 09:05 take; 09:06 end'
	);
	const review = taskReview(state, clock('11:00'))!;
	test('by kind: how many, in time within the stream’s patience, the middle one and the worst', () => {
		expect(review.kinds.map(({ kind }) => kind)).toEqual(['link', 'card']);
		expect(review.kinds[0]).toMatchObject({ tasks: 3, done: 2, undone: 1, waived: 0, inTime: 1, share: 1 / 3, median: 20_000, worst: 30_000 }); // prettier-ignore
		expect(review.kinds[1]).toMatchObject({ tasks: 3, done: 1, undone: 1, waived: 1, inTime: 0, share: 0, median: 60_000, nudges: 1 }); // prettier-ignore
	});
	test('what cost most: not done, then the latest; what was in time is not named', () => {
		expect(review.worst.map(({ entry, late }) => [entry.run.id, entry.task.id, late])).toEqual([
			['run-3', 'link', null],
			['run-3', 'card', null],
			['run-1', 'card', 60_000],
			['run-2', 'link', 30_000]
		]);
		expect(taskReview({ ...state, taskPatience: 45_000 }, clock('11:00'))?.worst).toHaveLength(3);
	});
	test('a show that asked for nothing has none', () => {
		const bare = { ...show(), items: show().items.map((item) => ({ ...item, linkNo: null })) };
		expect(taskReview(tell('09:00 take; 09:01 end', bare), clock('11:00'))).toBeNull();
	});
});

test('whatever is answered in whatever order: the journal’s own instants are what the review says', () => {
	const gaps = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 90 }), move: fc.integer({ min: 0, max: 5 }) }), {
		minLength: 1,
		maxLength: 40
	});
	fc.assert(
		fc.property(gaps, (moves) => {
			let at = clock('09:00');
			let state = after(show('A1 B1 C1 D1'), commandIn(show('A1 B1 C1 D1'), 'take'), at);
			const doneAt = new Map<string, number>();
			for (const { wait, move } of moves) {
				at += wait * SECOND;
				const verb = ['take', 'hold', 'resume'][move];
				if (verb !== undefined) {
					const moved = issue(state, commandIn(state, verb), at);
					if (typeof moved !== 'string') state = moved;
					continue;
				}
				const run = state.live.runs[move % state.live.runs.length]!;
				const taskId = move % 2 === 0 ? 'link' : 'card';
				const args = { runId: run.id, taskId, step: 'done' as const, seen: 'open' as const };
				const answered = issue(state, { name: 'answer-task', args }, at);
				if (typeof answered === 'string') continue;
				state = answered;
				doneAt.set(`${run.id} ${taskId}`, at);
			}
			at += SECOND;
			state = after(state, commandIn(state, 'end'), at);
			const lines = taskLines(state, at);
			for (const { entry, due, late, outcome } of lines) {
				const done = doneAt.get(`${entry.run.id} ${entry.task.id}`);
				expect(outcome).toBe(done === undefined ? 'undone' : 'done');
				expect(late).toBe(done === undefined ? null : Math.max(0, done - due));
				// The link is due with the take, whatever is held; the card is later by its offset and by what was held before it.
				if (entry.task.id === 'link') expect(due).toBe(entry.run.startedAt);
				else expect(due).toBeGreaterThanOrEqual(entry.run.startedAt + 5 * SECOND);
			}
			const review = taskReview(state, at)!;
			const sum = (of: (each: (typeof review.kinds)[number]) => number) =>
				review.kinds.reduce((all, each) => all + of(each), 0);
			expect([sum(({ tasks }) => tasks), sum(({ done }) => done), sum(({ undone }) => undone)]).toEqual([
				review.all.tasks,
				review.all.done,
				review.all.undone
			]);
			expect(review.all.done + review.all.undone + review.all.waived).toBe(review.all.tasks);
		}),
		{ numRuns: 150 }
	);
});
