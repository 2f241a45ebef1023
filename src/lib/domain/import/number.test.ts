// Numbers as platforms write them, and those that must not be guessed.
import { expect, test } from 'vitest';
import { readCount, readMoney, readRatio } from './number.ts';

const exact = (value: number) => ({ kind: 'exact', value });
const bad = { kind: 'bad', reason: 'unreadable-number' };

test.each([
	['1,299', 1299],
	['１２３', 123],
	['1.2万', 12_000],
	['7.5w', 75_000],
	['0.3亿', 30_000_000],
	['2K', 2_000],
	['120件', 120],
	[' 1 203 ', 1203],
	['-5', -5],
	['0', 0]
])('a count %s is %d', (cell, value) => expect(readCount(cell)).toEqual(exact(value)));

test.each(['1,2', '12,34', '1.2.3', 'abc', '12%', '1e5', '¥', '--5', '1,2345'])('%s is no count', (cell) =>
	expect(readCount(cell)).toEqual(bad)
);

test.each(['', ' ', '-', '--', '—', '/', 'N/A', 'null', '暂无', '暂无数据', '无', null])(
	'%s is nothing, never 0',
	(cell) => expect(readCount(cell)).toEqual({ kind: 'empty' })
);

test.each([
	['¥82,204.10', 8_220_410],
	['￥49.9', 4_990],
	['49.9元', 4_990],
	['1.5万元', 1_500_000],
	['-¥3.50', -350],
	['¥0.01', 1]
])('%s is %d 分', (cell, value) => expect(readMoney(cell, null)).toEqual(exact(value)));

test('a long float of the platform is rounded to the 分', () => {
	expect(readMoney(943.116017496355, null)).toEqual(exact(94_312));
	expect(readMoney(8.2, 'ten-thousand-yuan')).toEqual(exact(8_200_000));
});

test.each([
	['100-250', 100, 250],
	['7.5w~10w', 75_000, 100_000],
	['1-2万', 10_000, 20_000],
	['5000-1万', 5_000, 10_000],
	['1w+', 10_000, null],
	['<10', 0, 10]
])('%s is an estimate from %d to %s', (cell, min, max) => expect(readCount(cell)).toEqual({ kind: 'range', min, max }));

test('a range that runs backwards is not read', () => expect(readCount('250-100')).toEqual(bad));

test.each([
	['12.3%', false, 0.123],
	['14.07%', false, 0.1407],
	['0.5002', false, 0.5002],
	['3.25', true, 0.0325],
	['1.02', false, 1.02]
])('a rate %s (percent column: %s) is %d', (cell, hundredths, value) =>
	expect(readRatio(cell, hundredths)).toEqual(exact(value))
);

test('a rate no platform can mean is refused', () => {
	expect(readRatio('15.6', false)).toEqual({ kind: 'bad', reason: 'ratio-above-one' });
	expect(readRatio('10%~15%', false)).toEqual({ kind: 'range', min: 0.1, max: 0.15 });
});
