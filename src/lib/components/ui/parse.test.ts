// Fields understand what producers type, and say no to the rest instead of guessing.
import { expect, test } from 'vitest';
import { nearestMoment, parseDuration, parseNumber, parseTimeOfDay, parseYuan } from './parse.ts';

test.each([
	['6', 360_000],
	['6:30', 390_000],
	['6：30', 390_000],
	['６分钟', 360_000],
	['6分30秒', 390_000],
	['90秒', 90_000],
	['1小时', 3_600_000],
	['1小时30分', 5_400_000],
	['1.5', 90_000],
	['1.5h', 5_400_000],
	['1:05:00', 3_900_000],
	['90:00', 5_400_000],
	['6 min', 360_000],
	['', null],
	['abc', null],
	['6:75', null],
	['1:75:00', null],
	['-6', null],
	['6分6分', null]
])('length %j', (typed, ms) => expect(parseDuration(typed)).toBe(ms));

test.each([
	['59.9', 5990],
	['¥59.90', 5990],
	['￥59', 5900],
	['59.9元', 5990],
	['1,299', 129_900],
	['1.2万', 1_200_000],
	['0.01', 1],
	['19.900', 1990],
	['-5', -500],
	['0.001', null],
	['1,29', null],
	['五十', null],
	['', null],
	['99999999999999999', null]
])('money %j', (typed, fen) => expect(parseYuan(typed)).toBe(fen));

test.each([
	['1,200', 1200],
	['１２００', 1200],
	['1.2万', 12_000],
	['-3', -3],
	['1.1.1', null],
	['', null]
])('number %j', (typed, n) => expect(parseNumber(typed)).toBe(n));

test.each([
	['20:05', 72_300_000],
	['20：05', 72_300_000],
	['2005', 72_300_000],
	['20点05分', 72_300_000],
	['8点', 28_800_000],
	['8', 28_800_000],
	['20:05:30', 72_330_000],
	['24:00', null],
	['20:60', null],
	['晚上', null]
])('time of day %j', (typed, ms) => expect(parseTimeOfDay(typed)).toBe(ms));

test('a time after midnight belongs to the night of the show', () => {
	const start = Date.parse('2026-11-23T20:00:00+08:00');
	expect(nearestMoment(30 * 60_000, start)).toBe(Date.parse('2026-11-24T00:30:00+08:00'));
	expect(nearestMoment(19 * 3_600_000, start)).toBe(Date.parse('2026-11-23T19:00:00+08:00'));
});

test('in a show round the clock a time of day is inside it, and an end is behind its beginning', () => {
	const from = Date.parse('2026-11-23T10:00:00+08:00');
	const slot = { from, to: from + 24 * 3_600_000 };
	const two = Date.parse('2026-11-24T02:00:00+08:00');
	expect(nearestMoment(2 * 3_600_000, from)).toBe(two - 24 * 3_600_000);
	expect(nearestMoment(2 * 3_600_000, from, slot)).toBe(two);
	expect(nearestMoment(1 * 3_600_000, two, { from: two + 1, to: two + 24 * 3_600_000 })).toBe(two + 23 * 3_600_000);
	// What no moment of it has that time of day is the nearest one all the same.
	const evening = { from, to: from + 2 * 3_600_000 };
	expect(nearestMoment(9 * 3_600_000, from, evening)).toBe(from - 3_600_000);
});
