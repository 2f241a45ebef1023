// Figures that do not fit each other are told; figures that fit (real samples) are left alone.
import { expect, test } from 'vitest';
import { checkStream, checkSum } from './checks.ts';
import type { Figures } from './figures.ts';
import { measured } from './value.ts';

const of = (values: Readonly<Record<string, number>>): Figures =>
	Object.fromEntries(Object.entries(values).map(([key, value]) => [key, measured(value)]));

/** A public sample of 16 hours. */
const REAL = {
	room_show_uv: 182_584,
	watch_uv: 15_093,
	product_show_uv: 12_774,
	product_click_uv: 6_390,
	pay_uv: 1_513,
	product_ctr_uv: 0.5002,
	product_cvr_uv: 0.2368,
	watch_pv: 21_254,
	avg_watch_duration: 64_200,
	duration: 57_612_000,
	avg_online: 24,
	pay_amt: 6_104_530,
	refund_1h_amt: 1_053_240,
	net_pay_amt: 5_051_290,
	pay_order_cnt: 1_536,
	refund_1h_order_cnt: 265,
	net_pay_order_cnt: 1_271
};

test('golden 3: a real sample has no misfit', () => expect(checkStream(of(REAL))).toEqual([]));

test.each([
	['rate', { product_ctr_uv: 0.52 }, 'product_ctr_uv'],
	['average-online', { avg_online: 40 }, 'avg_online'],
	['net', { net_pay_amt: 6_104_530 }, 'net_pay_amt'],
	['funnel', { product_show_uv: 16_000, product_ctr_uv: 0.399 }, 'product_show_uv']
])('a wrong %s is told', (check, wrong, key) => {
	expect(checkStream(of({ ...REAL, ...wrong })).map((misfit) => [misfit.check, misfit.key])).toContainEqual([
		check,
		key
	]);
});

test('a rate within half a point is left alone', () => {
	expect(checkStream(of({ ...REAL, product_ctr_uv: 0.5045 }))).toEqual([]);
});

test('parts add up to the stream, or it is told; unknown parts say nothing', () => {
	const stream = of({ pay_amt: 300 });
	expect(checkSum(stream, [of({ pay_amt: 100 }), of({ pay_amt: 200 })], 'pay_amt')).toBeNull();
	expect(checkSum(stream, [of({ pay_amt: 100 }), of({ pay_amt: 150 })], 'pay_amt')).toMatchObject({
		found: 300,
		formed: 250
	});
	expect(checkSum(stream, [of({ pay_amt: 100 }), {}], 'pay_amt')).toBeNull();
});
