// Numbers as they stand on the screens of the show.
import { describe, expect, test } from 'vitest';
import { dayLabel } from './day-words.ts';
import * as format from './format.ts';

const at = Date.parse('2026-11-23T20:05:09+08:00');

describe('times', () => {
	test('a moment is shown in Beijing time on any machine', () => {
		expect([format.wallTime(at), format.wallClock(at), format.wallDay(at), format.wallDayTime(at)]).toEqual([
			'20:05',
			'20:05:09',
			'2026-11-23',
			'11-23 20:05'
		]);
		expect(format.wallTime(Date.parse('2026-11-24T00:00:00+08:00'))).toBe('00:00');
		expect(dayLabel(at, 'zh-CN')).toBe('11月23日 周一');
		expect(dayLabel(at, 'en')).toContain('23 Nov');
	});

	test.each([
		[0, '0:00'],
		[999, '0:00'],
		[750_000, '12:30'],
		[3_900_000, '1:05:00'],
		[-12_000, '\u22120:12'],
		[86_400_000, '24:00:00']
	])('%i ms lasts %s', (ms, shown) => expect(format.duration(ms)).toBe(shown));

	test('time left reaches 0:00 only when nothing is left', () => {
		expect([format.countdown(1), format.countdown(0), format.countdown(-500), format.countdown(-1_000)]).toEqual([
			'0:01',
			'0:00',
			'0:00',
			'\u22120:01'
		]);
	});

	test('over has a plus, under a minus, on time neither', () => {
		expect([format.signedDuration(12_000), format.signedDuration(-12_000), format.signedDuration(0)]).toEqual([
			'+0:12',
			'\u22120:12',
			'0:00'
		]);
	});
});

describe('money and counts', () => {
	test.each([
		[5990, '¥59.90', '¥59.90'],
		[5, '¥0.05', '¥0.05'],
		[-100, '\u2212¥1.00', '\u2212¥1.00'],
		[1_000_000, '¥10000.00', '¥1万'],
		[1_234_500_000, '¥12345000.00', '¥1235万']
	])('%i 分', (fen, exact, short) => {
		expect(format.yuan(fen)).toBe(exact);
		expect(format.yuanShort(fen)).toBe(short);
	});

	test('counts are grouped, and 万 begins at 10,000', () => {
		expect([
			format.count(12_345),
			format.countShort(9_999),
			format.countShort(12_345),
			format.countShort(2.5e8)
		]).toEqual(['12,345', '9,999', '1.23万', '2.5亿']);
		expect(format.count(-3)).toBe('\u22123');
	});

	test('shares', () => expect([format.percent(0.1234), format.percent(1, 0)]).toEqual(['12.3%', '100%']));
});

test('what nobody knows is a dash, never 0', () => {
	const {
		wallTime,
		wallClock,
		wallDayTime,
		duration,
		countdown,
		signedDuration,
		yuan,
		yuanShort,
		count,
		countShort,
		percent
	} = format;
	const all = [
		wallTime,
		wallClock,
		wallDayTime,
		duration,
		countdown,
		signedDuration,
		yuan,
		yuanShort,
		count,
		countShort,
		percent
	];
	expect(new Set(all.map((show) => show(null)))).toEqual(new Set([format.BLANK]));
});
