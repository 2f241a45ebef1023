// The computed start as its column says it: the day is marked once it is another one than the show's first.
import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '#lib/domain/time.ts';
import { daysAfter } from '#lib/domain/wall-clock.ts';
import { startText } from './column-words.ts';

const at = (words: string) => Date.parse(`2026-11-${words}+08:00`);
const first = at('23T10:00');

test.each([
	[first, '10:00'],
	[first + 30 * SECOND, '10:00:30'],
	[at('23T23:59'), '23:59'],
	[at('24T00:00'), '00:00⁺¹'],
	[at('25T10:00'), '10:00⁺²'],
	[at('23T09:50'), '09:50']
])('%d', (start, words) => expect(startText(start, true, daysAfter(start, first))).toBe(words));

test('without a clock it is how long after the beginning', () => expect(startText(5 * MINUTE, false)).toBe('+5:00'));
