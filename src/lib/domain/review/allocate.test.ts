// Minutes are shared by seconds, and nothing is earned twice or lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MinuteSeries } from '../metrics/series.ts';
import { figure } from '../metrics/figures.ts';
import { allot, wholeSeries } from './allocate.ts';
import { earnedByItem } from './air-time.ts';

const T = Date.parse('2026-09-18T19:00:00+08:00');
const minute = (at: number) => T + at * 60_000;
const series = (pay: readonly (number | null)[], online: readonly number[] = pay.map(() => 100)): MinuteSeries => ({
	minutes: pay.map((_, at) => minute(at)),
	columns: { pay_amt: pay, online_uv: online, product_click_uv: pay.map(() => 10), pay_uv: pay.map(() => 1) }
});
const run = (itemId: string, from: number, to: number) => ({ itemId, startedAt: minute(from), endedAt: minute(to) });

test('an item earns the sum over all its runs', () => {
	const [a, b] = earnedByItem(
		series([100, 200, 300, 400]),
		[run('a', 0, 1), run('b', 1, 3), run('a', 3, 4)],
		new Map([['a', 60_000]])
	);
	expect(a).toMatchObject({
		itemId: 'a',
		gmv: 500,
		gmvPerMinute: 250,
		real: 120_000,
		planned: 60_000,
		runs: 2,
		covered: 1
	});
	expect(b).toMatchObject({ itemId: 'b', gmv: 500, planned: null, clicks: 20, buyers: 2, conversion: 0.1 });
});

test('a minute shared by two items is cut by seconds, to the 分', () => {
	const [a, b] = earnedByItem(series([101]), [run('a', 0, 0.25), run('b', 0.25, 1)], new Map());
	expect([a?.gmv, b?.gmv]).toEqual([25, 76]);
});

test('with a lag, what was bought later belongs to who spoke before', () => {
	const runs = [run('a', 0, 1), run('b', 1, 2)];
	expect(earnedByItem(series([10, 20, 40]), runs, new Map(), 60_000).map(({ gmv }) => gmv)).toEqual([20, 40]);
});

test('online is averaged over the seconds on air, not summed', () => {
	const [a] = earnedByItem(series([0, 0], [100, 200]), [run('a', 0.5, 2)], new Map());
	expect(a?.averageOnline).toBeCloseTo((100 * 0.5 + 200) / 1.5, 6);
});

test('a figure missing in one minute is missing for who had it, and only there', () => {
	const [a, b] = earnedByItem(series([null, 200]), [run('a', 0, 1), run('b', 1, 2)], new Map());
	expect([a?.gmv, b?.gmv]).toEqual([null, 200]);
});

test('air time without minutes from the platform is said, not filled', () => {
	const [a] = earnedByItem(series([100]), [run('a', 0, 2)], new Map());
	expect(a).toMatchObject({ gmv: 100, covered: 0.5, gmvPerMinute: 100 });
});

test('all parts and the rest add up to the minutes exactly', () => {
	const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 600 }), { minLength: 2, maxLength: 12 });
	fc.assert(
		fc.property(fc.array(fc.nat(100_000), { minLength: 10, maxLength: 10 }), cuts, (pay, seconds) => {
			const edges = [0, ...seconds, 600].sort((left, right) => left - right);
			const runs = edges.slice(1).flatMap((to, at) => {
				const from = edges[at] ?? 0;
				return to > from ? [run(`i${at % 4}`, from / 60, to / 60)] : [];
			});
			const earned = earnedByItem(series(pay), runs, new Map());
			const sum = (numbers: readonly (number | null)[]) =>
				numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
			expect(sum(earned.map(({ gmv }) => gmv))).toBe(sum(pay));
			expect(sum(earned.map(({ buyers }) => buyers))).toBe(10);
			expect(figure(wholeSeries(series(pay)), 'pay_amt')).toBe(sum(pay));
		})
	);
});

test('two hosts at once both had the minute', () => {
	const both = new Map([
		['a', [{ from: minute(0), to: minute(1) }]],
		['b', [{ from: minute(0), to: minute(1) }]]
	]);
	const parts = allot(series([7]), both);
	expect([...parts.values()].map(({ figures }) => figure(figures, 'pay_amt'))).toEqual([7, 7]);
});
