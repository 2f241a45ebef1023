// Moments and lengths of time in all the spellings of §4.
import { expect, test } from 'vitest';
import { readDate, readDuration, readInstant } from './clock.ts';

const at = (iso: string) => ({ kind: 'exact', value: Date.parse(iso) });

test.each([
	['1小时21分5秒', 4_865_000],
	['1分钟6秒', 66_000],
	['1分5秒', 65_000],
	['66秒', 66_000],
	['37秒', 37_000],
	['0秒', 0],
	['1:21:05', 4_865_000],
	['6min', 360_000]
])('%s lasts %d ms', (cell, value) => expect(readDuration(cell, null)).toEqual({ kind: 'exact', value }));

test('a bare number is a length only with a unit', () => {
	expect(readDuration('66', null)).toEqual({ kind: 'bad', reason: 'duration-without-unit' });
	expect(readDuration(1.2, 'minutes')).toEqual({ kind: 'exact', value: 72_000 });
	expect(readDuration('66', 'seconds')).toEqual({ kind: 'exact', value: 66_000 });
});

test.each(['05:30', '一分钟', '1秒5分'])('%s is not guessed', (cell) =>
	expect(readDuration(cell, null)).toEqual({ kind: 'bad', reason: 'unreadable-duration' })
);

test.each([
	['2026/09/18 19:00', '2026-09-18T19:00:00+08:00'],
	['2026/09/18 19:00:05', '2026-09-18T19:00:05+08:00'],
	['2026-09-18 19:00:05', '2026-09-18T19:00:05+08:00'],
	['2025-09-08 00-00-00', '2025-09-08T00:00:00+08:00'],
	['2026年9月8日 19:05', '2026-09-08T19:05:00+08:00'],
	['2026年9月8日 19时05分', '2026-09-08T19:05:00+08:00'],
	['2026-09-18T11:00:00Z', '2026-09-18T19:00:00+08:00'],
	['20260918', '2026-09-18T00:00:00+08:00'],
	['2026/9/8', '2026-09-08T00:00:00+08:00']
])('%s is %s', (cell, iso) => expect(readInstant(cell)).toEqual(at(iso)));

test('an Excel serial is a wall clock in Shanghai', () => {
	// 46283 = 2026-09-18
	expect(readInstant(46_283 + 19 / 24)).toEqual(at('2026-09-18T19:00:00+08:00'));
	expect(readDate(46_283 + 19 / 24)).toEqual(at('2026-09-18T00:00:00+08:00'));
});

test.each(['2026/02/30 19:00', '2026/09/18 25:00', '19:00', '昨天'])('%s is no moment', (cell) =>
	expect(readInstant(cell)).toEqual({ kind: 'bad', reason: 'unreadable-time' })
);
