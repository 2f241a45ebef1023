// Spans over midnight say so, and a whole day is no empty one.
import { expect, test } from 'vitest';
import { DAY, MINUTE, SECOND } from '#lib/domain/time.ts';
import { nearWallClock, nearWallTime } from './near-clock.ts';
import { dayClock, dayTime } from './format.ts';
import { beginWords, endWords, spanWords } from './span-words.ts';

const at = (words: string) => Date.parse(`2026-${words}+08:00`);
const evening = at('11-23T20:00');

test.each([
	['11-23T23:30', '20:00–23:30'],
	['11-24T00:00', '20:00–24:00'],
	['11-24T00:30', '20:00–次日 00:30'],
	['11-24T20:00', '20:00–次日 20:00'],
	['11-25T02:00', '20:00–11-25 02:00']
])('from 20:00 to %s', (to, words) => expect(spanWords(evening, at(to))).toBe(words));

test('midnight to midnight is a day, and an end nobody set is left open', () => {
	expect(spanWords(at('11-23T00:00'), at('11-24T00:00'))).toBe('00:00–24:00');
	expect(spanWords(evening, null)).toBe('20:00–');
	expect(spanWords(at('11-24T02:00'), at('11-24T06:00'), evening)).toBe('次日 02:00–06:00');
	expect(spanWords(at('11-24T00:00'), at('11-25T00:00'), evening)).toBe('次日 00:00–24:00');
	// Of a shift that runs since yesterday, told today.
	expect(beginWords(at('11-24T00:00'), evening)).toBe('11-23 20:00');
	expect(endWords(at('11-24T00:00'), at('11-24T03:00'))).toBe('03:00');
});

test('a clock of another day than that of home has its day; on air only one that is far away', () => {
	expect([dayClock(evening, evening), dayTime(evening + DAY / 2, evening)]).toEqual(['20:00:00', '11-24 08:00']);
	expect(nearWallClock(at('11-24T00:30'), evening)).toBe('00:30:00');
	expect(nearWallClock(evening + DAY + 5 * SECOND, evening + MINUTE)).toBe('11-24 20:00');
	expect(nearWallTime(at('11-24T00:30'), evening)).toBe('00:30');
	expect(nearWallTime(evening + DAY + 5 * SECOND, evening + MINUTE)).toBe('11-24 20:00');
});
