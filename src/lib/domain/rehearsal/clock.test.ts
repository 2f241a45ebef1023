// A 彩排's clock: scaled, never going back, however often somebody turns it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../time.ts';
import { REHEARSAL_RATES, showTime, turned, type RehearsalClock } from './clock.ts';

const NOON = 1_700_000_000_000;
const EVENING = NOON + 8 * HOUR;

describe('what it shows', () => {
	it.each([
		[1, 10 * SECOND, 10 * SECOND],
		[2, 10 * SECOND, 20 * SECOND],
		[5, MINUTE, 5 * MINUTE],
		[20, 3 * SECOND, MINUTE],
		[60, 10 * SECOND, 10 * MINUTE],
		[0, HOUR, 0],
		[60, -SECOND, 0]
	] as const)('at %i× after %i ms of the room: %i ms of the show', (rate, after, expected) => {
		expect(showTime({ since: NOON, at: EVENING, rate }, NOON + after)).toBe(EVENING + expected);
	});
});

const turns = fc.array(
	fc.record({ wait: fc.integer({ min: 0, max: HOUR }), rate: fc.constantFrom(0 as const, ...REHEARSAL_RATES) }),
	{ maxLength: 20 }
);

it('goes on from what it showed, is whole, and shows the sum of its pieces', () => {
	fc.assert(
		fc.property(turns, (steps) => {
			let clock: RehearsalClock = { since: NOON, at: EVENING, rate: 0 };
			let now = NOON;
			let expected = EVENING;
			for (const { wait, rate } of steps) {
				expected += wait * clock.rate;
				now += wait;
				const next = turned(clock, now, rate);
				expect(showTime(next, now)).toBe(expected);
				// A screen whose clock lags a little sees the piece's beginning, never less.
				expect(showTime(next, now - 50)).toBe(expected);
				clock = next;
			}
		})
	);
});

it('turned by somebody whose clock lags it does not go back', () => {
	const clock: RehearsalClock = { since: NOON, at: EVENING, rate: 60 };
	expect(turned(clock, NOON - SECOND, 1)).toEqual({ since: NOON, at: EVENING, rate: 1 });
});
