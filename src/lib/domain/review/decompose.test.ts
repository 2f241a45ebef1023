// How much each step of the funnel explains: the parts always add up, also where something was zero.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figures } from '../metrics/figures.ts';
import { measured } from '../metrics/value.ts';
import { decompose, decomposeGmv } from './decompose.ts';

const of = (values: Readonly<Record<string, number>>): Figures =>
	Object.fromEntries(Object.entries(values).map(([key, value]) => [key, measured(value)]));
const STEPS = ['room_show_uv', 'watch_uv', 'product_show_uv', 'product_click_uv', 'pay_uv', 'pay_amt'];
const chain = (numbers: readonly number[]) => of(Object.fromEntries(STEPS.map((key, at) => [key, numbers[at] ?? 0])));
const total = (parts: readonly { part: number }[] | null) => (parts ?? []).reduce((sum, { part }) => sum + part, 0);

test('only the step that moved explains the difference', () => {
	const before = chain([10_000, 1_000, 800, 400, 40, 400_000]);
	const after = chain([10_000, 1_000, 800, 400, 30, 300_000]);
	expect(decomposeGmv(before, after)?.map(({ name, part }) => [name, part])).toEqual([
		['room_show_uv', 0],
		['watch_uv/room_show_uv', 0],
		['product_show_uv/watch_uv', 0],
		['product_click_uv/product_show_uv', 0],
		['pay_uv/product_click_uv', -100_000],
		['pay_amt/pay_uv', 0]
	]);
});

test('two steps that doubled share the difference equally', () => {
	const parts = decompose(
		[
			{ name: 'a', before: 10, after: 20 },
			{ name: 'b', before: 3, after: 6 }
		],
		30,
		120
	);
	expect(parts.map(({ part }) => part)).toEqual([45, 45]);
});

test('steps that moved against each other are told even when the whole did not move', () => {
	const parts = decompose(
		[
			{ name: 'a', before: 10, after: 20 },
			{ name: 'b', before: 20, after: 10 }
		],
		200,
		200
	);
	expect(parts.map(({ part }) => part)).toEqual([139, -139]);
});

test('from nothing: the step that was zero explains it all', () => {
	const before = chain([10_000, 1_000, 800, 400, 0, 0]);
	const after = chain([10_000, 1_000, 800, 400, 30, 300_000]);
	const parts = decomposeGmv(before, after);
	expect(parts?.find(({ name }) => name === 'pay_uv/product_click_uv')?.part).toBe(300_000);
	expect(total(parts)).toBe(300_000);
});

test('a step that one side does not know is left out of the chain', () => {
	const before = of({ room_show_uv: 1_000, watch_uv: 100, pay_uv: 10, pay_amt: 1_000 });
	const parts = decomposeGmv(before, chain([2_000, 200, 150, 80, 20, 2_000]));
	expect(parts?.map(({ name }) => name)).toEqual([
		'room_show_uv',
		'watch_uv/room_show_uv',
		'pay_uv/watch_uv',
		'pay_amt/pay_uv'
	]);
	expect(decomposeGmv({}, before)).toBeNull();
});

test('the parts add up to the difference, whatever the two streams were', () => {
	const level = fc.oneof(fc.constant(0), fc.nat(1_000_000));
	const stream = fc.array(level, { minLength: 6, maxLength: 6 }).map((numbers) => {
		const [money = 0, ...people] = numbers;
		return [...people.sort((left, right) => right - left), money];
	});
	fc.assert(
		fc.property(stream, stream, (was, is) => {
			const parts = decomposeGmv(chain(was), chain(is));
			expect(total(parts)).toBe((is[5] ?? 0) - (was[5] ?? 0));
			for (const { part } of parts ?? []) expect(Number.isSafeInteger(part)).toBe(true);
		}),
		{ numRuns: 2_000 }
	);
});
