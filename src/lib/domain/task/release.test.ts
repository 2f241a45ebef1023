// 放量 over the runs of an item.
import { expect, test } from 'vitest';
import { clock, issue, play, sheet } from '../live/testing/told-show.ts';
import type { LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { currentBoard } from './board.ts';
import { releasePlan } from './release.ts';

const plan = sheet('A5 B5');
const items = plan.items.map((item) => ({
	...item,
	...{ stock: 500, releaseStock: 200, notes: { operator: '3分钟后放100单' } }
}));
const onAir = play({ ...plan, items }, '09:00 take');
function done(state: StreamState, pieces: number): StreamState {
	const entry = currentBoard(state, clock('09:04')).find(({ task }) => task.amount === pieces)!;
	const args = { runId: entry.run.id, taskId: entry.task.id, step: 'done', seen: 'open' } as const;
	const after = issue(state, { name: 'answer-task', args } satisfies LiveCommand, clock('09:00:10'));
	if (typeof after === 'string') throw new Error(after);
	return after;
}
const told = (state: StreamState, at: string) => releasePlan(state, state.items[0]!, clock(at));

test('what is put up, what comes, what is kept back', () => {
	expect(told(onAir, '09:00')).toEqual({
		...{ stock: 500, released: 0, kept: 200 },
		steps: [
			{ pieces: 200, due: clock('09:00'), done: false },
			{ pieces: 100, due: clock('09:03'), done: false }
		]
	});
	expect(told(done(onAir, 200), '09:01')).toMatchObject({ released: 200, kept: 200 });
});

test('back on air, what was put up before counts, and the steps begin anew', () => {
	const again = play(done(onAir, 200), '09:05 take; 09:06 encore A');
	expect(told(again, '09:06')).toMatchObject({ released: 200, kept: 0, steps: [{ done: false }, { done: false }] });
});

test('nothing known is nothing shown; more planned than there is shows as less than none', () => {
	const bare = { ...onAir, items: plan.items };
	expect(told(bare, '09:01')).toBeNull();
	const short = { ...onAir, items: items.map((item) => ({ ...item, stock: 250 })) };
	expect(told(short, '09:01')?.kept).toBe(-50);
});
