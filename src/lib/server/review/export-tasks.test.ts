// The board's lateness on its way out of the house: seconds to the thousandth, every task in the workbook.
import { expect, test } from 'vitest';
import { clock, issue, play, sheet } from '#lib/domain/live/testing/told-show.ts';
import { allTasks, lateTables, worstTable } from './export-tasks.ts';

const plan = sheet('A5 B5');
const items = plan.items.map((item, index) => ({ ...item, linkNo: index + 1 }));
const onAir = play({ ...plan, items }, '09:00 take');
const args = { runId: 'run-1', taskId: 'link', step: 'done', seen: 'open' } as const;
const done = issue(onAir, { name: 'answer-task', args }, clock('09:00:30') + 250);
if (typeof done === 'string') throw new Error(done);
const state = play(done, '09:02 end');
const hand = { state, now: clock('10:00'), nameOf: (id: string) => `name of ${id}`, postOf: () => '中控' };

test('by kind with the sum, by person, the worst, and every single one', () => {
	const [kinds, people] = lateTables(hand);
	expect(kinds?.rows).toEqual([
		['上链接', 1, 0, 30.25, 30.25, 30.25, 0, 0, 0],
		['弹讲解卡', 1, 0, null, null, null, 1, 0, 0],
		['全部', 2, 0, 30.25, 30.25, 30.25, 1, 0, 0]
	]);
	expect(people?.rows.map(([who, count]) => [who, count])).toEqual([['中控 没人在岗', 2]]);
	expect(worstTable(hand)?.rows.map(([, item, kind, , , late]) => [item, kind, late])).toEqual([
		['A', '弹讲解卡', null],
		['A', '上链接', 30.25]
	]);
	expect(allTasks(hand)?.rows.map((row) => row.slice(2))).toEqual([
		['上链接', '#1', null, 30.25, '完成', 'name of director'],
		['弹讲解卡', '#1', null, null, '没做', null]
	]);
});

test('a show that asked for nothing has no tables', () => {
	const bare = { ...hand, state: play(plan, '09:00 take; 09:01 end') };
	expect([lateTables(bare), worstTable(bare), allTasks(bare)]).toEqual([[], null, null]);
});
