// Goals, our own normal, and the funnel beside it.
import { expect, test } from 'vitest';
import type { Figures } from '../metrics/figures.ts';
import { measured } from '../metrics/value.ts';
import { baseline } from './baseline.ts';
import { funnel, goalFigures } from './funnel.ts';
import { goalTable } from './goal-table.ts';

const of = (values: Readonly<Record<string, number>>): Figures =>
	Object.fromEntries(Object.entries(values).map(([key, value]) => [key, measured(value)]));

test('our own normal: means of counts, rates from the sums, only over streams that know the figure', () => {
	const normal = baseline([
		of({ watch_uv: 100, room_show_uv: 1_000, pay_amt: 100 }),
		of({ watch_uv: 900, room_show_uv: 3_000, pay_amt: 201 }),
		of({ room_show_uv: 2_000 })
	]);
	expect(normal.room_show_uv).toEqual(measured(2_000));
	expect(normal.watch_uv).toEqual(measured(500));
	expect(normal.show_watch_rate_uv).toEqual(measured(1_000 / 4_000));
	expect(normal.pay_amt).toEqual(measured(151));
	expect(normal.pay_uv).toBeUndefined();
});

test('each step and rate stands beside its reference; unknown stays unknown', () => {
	const { steps, rates } = funnel(
		of({ room_show_uv: 1_000, watch_uv: 120 }),
		of({ room_show_uv: 2_000, watch_uv: 200 })
	);
	expect(steps[0]).toEqual({ key: 'room_show_uv', value: 1_000, reference: 2_000, change: -0.5 });
	expect(rates[0]?.change).toBeCloseTo(0.2, 9);
	expect(rates[1]).toEqual({ key: 'watch_product_show_rate', value: null, reference: null, change: null });
});

test('a goal on a rate serves as reference too', () => {
	const { rates } = funnel(
		of({ room_show_uv: 1_000, watch_uv: 120 }),
		goalFigures([{ metric: 'show_watch_rate_uv', target: 0.16 }])
	);
	expect(rates[0]?.change).toBeCloseTo(-0.25, 9);
});

test('goals: reached, missed, better when lower, not known', () => {
	const goals = [
		{ metric: 'pay_amt', target: 1_000 },
		{ metric: 'follow_rate', target: 0.018 },
		{ metric: 'refund_amt_ratio', target: 0.15 },
		{ metric: 'max_online', target: 5 },
		{ metric: 'nonsense', target: 1 }
	];
	const figures = of({ pay_amt: 900, refund_amt: 90, new_fans: 20, watch_uv: 1_000 });
	const table = goalTable(goals, figures, {});
	expect(table.map(({ key, met, rate }) => [key, met, rate])).toEqual([
		['pay_amt', false, 0.9],
		['follow_rate', true, 0.02 / 0.018],
		['refund_amt_ratio', true, 0.1 / 0.15],
		['max_online', null, null]
	]);
});
