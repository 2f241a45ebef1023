// A stream on every day it touches: an evening, a night over midnight, 24 hours, and what runs late.
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../time.ts';
import { readDay } from '../wall-clock.ts';
import { onDay } from './calendar.ts';

const day = readDay('2026-11-23') ?? NaN;
const stream = (from: number | null, to: number | null, phase: 'plan' | 'air' | 'ended' = 'plan') => ({
	plannedStart: from === null ? null : day + from * HOUR,
	plannedEnd: to === null ? null : day + to * HOUR,
	phase
});
/** On the day before, the day and the two after: in hours from the day's beginning, `+` where it goes on. */
const days = (one: ReturnType<typeof stream>, now = day) =>
	[-1, 0, 1, 2].map((by) => {
		const found = onDay(one, day + by * DAY, now);
		return found && `${found.begins ? '' : '+'}${(found.until - day) / HOUR}`;
	});

test.each([
	['an evening', stream(20, 23), [null, '23', null, null]],
	['to midnight', stream(20, 24), [null, '24', null, null]],
	['over midnight', stream(20, 26), [null, '24', '+26', null]],
	['24 hours', stream(20, 44), [null, '24', '+44', null]],
	['24 hours from midnight', stream(0, 24), [null, '24', null, null]],
	['two nights', stream(20, 50), [null, '24', '+48', '+50']],
	['since yesterday', stream(-2, 1), ['0', '+1', null, null]],
	['without an end', stream(20, null), [null, '20', null, null]],
	['without a start', stream(null, 23), [null, null, null, null]]
])('%s', (_, one, expected) => expect(days(one)).toEqual(expected));

test('what is on air stands on today however late it has become', () => {
	expect(days(stream(20, 23, 'air'), day + 25 * HOUR)).toEqual([null, '24', '+25', null]);
	expect(days(stream(20, 23, 'ended'), day + 25 * HOUR)).toEqual([null, '23', null, null]);
});
