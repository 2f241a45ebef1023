// Moments land where they belong on the strip.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockLabel, fit, indexAt, scale, ticks } from './scale.ts';

const start = Date.parse('2026-11-23T20:00:00+08:00');
const hours = (n: number) => n * 3_600_000;

test('the way there and back is the same moment, to a pixel', () => {
	const s = scale(start, start + hours(4), 1200);
	expect(s.x(start + hours(1))).toBe(300);
	fc.assert(
		fc.property(fc.integer({ min: 0, max: hours(4) }), (ms) => {
			expect(Math.abs(s.at(s.x(start + ms)) - (start + ms))).toBeLessThanOrEqual(1);
		})
	);
});

test('what lies outside stays at the edge, and an empty window does not divide by zero', () => {
	const s = scale(start, start + hours(1), 600);
	expect([s.x(start - hours(9)), s.x(start + hours(9)), s.at(-50), s.at(9_999)]).toEqual([
		-20,
		620,
		start,
		start + hours(1)
	]);
	expect(Number.isFinite(scale(start, start, 0).x(start))).toBe(true);
});

test('ticks stand on round Shanghai times and have room', () => {
	expect(ticks(start + 60_000, start + hours(2), 480).map((t) => new Date(t).toISOString().slice(11, 16))).toEqual([
		'12:15',
		'12:30',
		'12:45',
		'13:00',
		'13:15',
		'13:30',
		'13:45',
		'14:00'
	]);
	expect(ticks(start, start + hours(24), 1000).length).toBeLessThan(20);
	expect(ticks(start, start, 100)).toHaveLength(1);
});

test('labels are cut where they do not fit, and disappear before they are one letter', () => {
	expect([fit('玻尿酸面膜', 60), fit('玻尿酸面膜', 40), fit('玻尿酸面膜', 14), fit('GMV', 21)]).toEqual([
		'玻尿酸面膜',
		'玻尿…',
		'',
		'GMV'
	]);
});

test('a narrow block keeps its number rather than a piece of it', () => {
	expect([70, 50, 40, 10].map((width) => blockLabel('12', '玻尿酸面膜', width))).toEqual([
		'12 玻尿酸…',
		'12 玻…',
		'12',
		''
	]);
	expect(blockLabel(undefined, '开场', 30)).toBe('开场');
});

test('the block under a moment', () => {
	const spans = [0, 5, 10].map((m) => ({ start: start + m * 60_000, end: start + (m + 5) * 60_000 }));
	expect([-1, 0, 4, 5, 99].map((m) => indexAt(spans, start + m * 60_000))).toEqual([-1, 0, 0, 1, 2]);
	expect(indexAt([], start)).toBe(-1);
});
