// 实播 on its way out of the house: over midnight with the day, a line for each host, 本地 and 补位 named.
import { expect, test } from 'vitest';
import { clock, issue, play, sheet } from '#lib/domain/live/testing/told-show.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { asRunTable, onPostTable, peopleTable } from './export-as-run.ts';

// Told hours are UTC: 15:50 is 23:50 in Beijing.
const posts = [{ id: 'h', kind: 'host', label: '' }] as const;
const shift = (memberId: string, from: string, to: string) => ({
	...{ id: memberId, postId: 'h', memberId, name: memberId, standIn: false },
	...{ from: clock(from), to: clock(to) }
});
const shifts = [shift('阿宁', '15:00', '16:00'), shift('小满', '16:00', '18:00')];
const plan: StreamState = { ...sheet('A20 B5', '15:50'), posts, shifts };
const wish = { name: 'take', args: { runId: 'mine', itemId: 'B', how: 'next' } } as const;
const steps = [{ id: 's', at: clock('16:10'), after: 'run-1', wish }];
const taken = play(plan, '15:50 take');
const merged = issue(taken, { name: 'merge-local', args: { mergeId: 'm', steps } }, clock('16:12')) as StreamState;
const cover = { coverId: 'k', postId: 'h', memberId: '可可', name: '可可' };
const covered = issue(merged, { name: 'start-cover', args: cover }, clock('16:14')) as StreamState;
const state = play(covered, '16:15 end');
const minutes = {
	minutes: Array.from({ length: 25 }, (_, at) => clock('15:50') + at * MINUTE),
	columns: { pay_amt: Array.from({ length: 25 }, () => 10_000) }
};
const hand = { state, material: { minutes }, now: clock('20:00'), postOf: () => '主播' };

test('a take over midnight and a change of host is two lines, the plan on the first', () => {
	expect(asRunTable(hand)?.rows).toEqual([
		['2026-11-23 23:50:00', '2026-11-24 00:00:00', 1, 'A', '阿宁', 20, 10, null, 1000, null],
		['2026-11-24 00:00:00', '2026-11-24 00:10:00', 1, 'A', '小满', null, 10, null, 1000, null],
		['2026-11-24 00:10:00', '2026-11-24 00:14:00', 2, 'B', '小满', 5, 4, null, 400, '本地 (2026-11-24 00:12:00)'],
		['2026-11-24 00:14:00', '2026-11-24 00:15:00', 2, 'B', '可可', null, 1, null, 100, null]
	]);
});

test('person by person, and who stood where when', () => {
	expect(peopleTable(hand).rows.map((row) => row.slice(1, 6))).toEqual([
		['阿宁', 60, 10, 1000, 0.4],
		['小满', 120, 14, 1400, 0.56],
		['可可', null, 1, 100, 0.04]
	]);
	expect(onPostTable(hand)?.rows.map((row) => row.slice(1))).toEqual([
		['阿宁', '2026-11-23 23:50:00', '2026-11-24 00:00:00', 10, null],
		['小满', '2026-11-24 00:00:00', '2026-11-24 00:14:00', 14, null],
		['可可', '2026-11-24 00:14:00', '2026-11-24 00:15:00', 1, '补位']
	]);
});

test('a show that has not been has neither', () => {
	const before = { ...hand, state: plan };
	expect([asRunTable(before), onPostTable(before)]).toEqual([null, null]);
});
