// Beijing clocks: the same on every machine, through midnight and back.
import { expect, it } from 'vitest';
import { HOUR, MINUTE } from './time.ts';
import {
	clockText,
	dayStart,
	dayText,
	lengthText,
	momentText,
	monthStart,
	nearClock,
	readDay,
	weekday
} from './wall-clock.ts';

const seven = Date.UTC(2026, 8, 18, 11); // Friday 19:00 in Beijing

it('shows an instant as the studio reads it', () => {
	expect(clockText(seven)).toBe('19:00');
	expect(clockText(seven + 65_000)).toBe('19:01:05');
	expect(dayText(Date.UTC(2026, 8, 18, 16))).toBe('2026-09-19');
	expect(momentText(seven)).toBe('2026-09-18 19:00:00');
	expect(momentText(seven + 5 * HOUR + 5_000)).toBe('2026-09-19 00:00:05');
	expect(weekday(seven)).toBe(4);
});

it('reads back a day it has written', () => {
	expect(readDay(dayText(seven))).toBe(dayStart(seven));
	expect(readDay('')).toBeNull();
	expect(readDay('2026-13-40')).toBeNull();
});

it.each([
	['20:00', HOUR],
	['2000', HOUR],
	['20点', HOUR],
	['20：05', HOUR + 5 * MINUTE],
	['00:30', 5.5 * HOUR],
	['13:00', -6 * HOUR],
	['12:59', 18 * HOUR - MINUTE]
])('takes the clock %s near the show, through midnight', (text, after) => {
	expect(nearClock(text, seven)).toBe(seven + after);
});

it('takes no clock from what is none', () => {
	expect(nearClock('25:00', seven)).toBeNull();
	expect(nearClock('八点', seven)).toBeNull();
	expect(nearClock('', seven)).toBeNull();
});

it('knows the days and months around an instant', () => {
	expect(dayStart(seven)).toBe(seven - 19 * HOUR);
	expect(dayText(monthStart(seven, 4))).toBe('2027-01-01');
	expect(dayText(monthStart(seven, -1))).toBe('2026-08-01');
});

it('writes lengths as a stop-watch does', () => {
	expect(lengthText(5 * MINUTE)).toBe('5:00');
	expect(lengthText(65 * MINUTE)).toBe('1:05:00');
	expect(lengthText(-90_000)).toBe('−1:30');
});
