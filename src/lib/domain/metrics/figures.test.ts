// The golden identities of the trade (domain.md §11) and how several figures become one.
import { expect, test } from 'vitest';
import { METRIC_KEYS, metric } from './dictionary.ts';
import { aggregate, figure, type Figures } from './figures.ts';
import { measured, MISSING, quotient } from './value.ts';

const of = (values: Readonly<Record<string, number>>): Figures =>
	Object.fromEntries(Object.entries(values).map(([key, value]) => [key, measured(value)]));

test('golden 1: the five steps and four rates of a real day', () => {
	const day = of({
		room_show_uv: 182_584,
		watch_uv: 15_093,
		product_show_uv: 12_774,
		product_click_uv: 6_390,
		pay_uv: 1_513
	});
	expect(figure(day, 'show_watch_rate_uv')).toBeCloseTo(0.0827, 4);
	expect(figure(day, 'watch_product_show_rate')).toBeCloseTo(0.8464, 4);
	expect(figure(day, 'product_ctr_uv')).toBeCloseTo(0.5002, 4);
	expect(figure(day, 'product_cvr_uv')).toBeCloseTo(0.2368, 4);
	expect(figure(day, 'watch_pay_rate_uv')).toBeCloseTo(0.1002, 4);
});

test('golden 2: the same by times, orders not people', () => {
	const day = of({ product_show_pv: 67_458, product_click_pv: 10_306, pay_order_cnt: 1_536, watch_pv: 21_254 });
	expect(figure(day, 'product_ctr_pv')).toBeCloseTo(0.1528, 4);
	expect(figure(day, 'product_cvr_pv')).toBeCloseTo(0.149, 4);
	expect(figure(day, 'watch_pay_rate_pv')).toBeCloseTo(0.0723, 4);
});

test('golden 4: per hour from the true duration, not from rounded minutes', () => {
	const duration = 57_612_000;
	const day = of({ watch_uv: 15_093, user_pay_amt: 5_984_717, duration });
	expect(figure(day, 'watch_uv_per_hour')).toBeCloseTo(943.116, 3);
	expect(figure(day, 'user_pay_per_hour')).toBe(373_967);
});

test('golden 5: spend per buyer, rates by people, GPM', () => {
	const day = of({ pay_amt: 23_655_200, pay_uv: 46, watch_uv: 6_782, product_click_uv: 1_495, watch_pv: 8_947 });
	expect(figure(day, 'avg_buyer_value')).toBe(514_243);
	expect(figure(day, 'watch_pay_rate_uv')).toBeCloseTo(0.0068, 4);
	expect(figure(day, 'product_cvr_uv')).toBeCloseTo(0.0308, 4);
	expect(figure(day, 'gpm')).toBe(2_643_925);
});

test('ratios are formed again from sums, never averaged', () => {
	const whole = aggregate([of({ watch_uv: 100, room_show_uv: 1_000 }), of({ watch_uv: 900, room_show_uv: 1_800 })]);
	expect(whole.show_watch_rate_uv).toEqual(measured(1_000 / 2_800));
});

test('peaks are the highest, averages are weighted by duration or views', () => {
	const whole = aggregate([
		of({ max_online: 400, avg_online: 100, duration: 3_600_000, avg_watch_duration: 60_000, watch_pv: 300 }),
		of({ max_online: 300, avg_online: 200, duration: 10_800_000, avg_watch_duration: 80_000, watch_pv: 100 })
	]);
	expect(figure(whole, 'max_online')).toBe(400);
	expect(figure(whole, 'avg_online')).toBe(175);
	expect(figure(whole, 'avg_watch_duration')).toBe(65_000);
});

test('missing is not 0: half a sum is no sum, and nothing divided by 0 is a number', () => {
	expect(aggregate([of({ watch_uv: 100 }), of({ pay_uv: 1 })]).watch_uv).toEqual(MISSING);
	expect(quotient(1, 0)).toBeNull();
	expect(figure(of({ pay_uv: 0, product_click_uv: 0 }), 'product_cvr_uv')).toBeNull();
	expect(aggregate([])).toEqual({});
});

test('an estimate stays one in a sum and never becomes an exact figure', () => {
	const whole = aggregate([of({ watch_uv: 100 }), { watch_uv: { kind: 'estimated', min: 50, max: null } }]);
	expect(whole.watch_uv).toEqual({ kind: 'estimated', min: 150, max: null });
	expect(figure(whole, 'watch_uv')).toBeNull();
});

test('the dictionary is whole: every formula and weight names a figure, every figure has both languages', () => {
	for (const key of METRIC_KEYS) {
		const { aggregation, zh, en } = metric(key);
		expect([key, zh !== '', en !== '']).toEqual([key, true, true]);
		const needed =
			aggregation.by === 'ratio'
				? [aggregation.num, aggregation.den]
				: aggregation.by === 'weighted'
					? [aggregation.weight]
					: [];
		for (const each of needed) expect(METRIC_KEYS).toContain(each);
	}
});
