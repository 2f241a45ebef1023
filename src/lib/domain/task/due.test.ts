// A task is due by the item's own clock: properties over random shows with holds and extensions.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hold } from '../live/live.ts';
import { elapsedIn } from '../live/on-air.ts';
import { MINUTE } from '../time.ts';
import { clockReaches, dueAt } from './due.ts';

const START = 1_795_400_000_000;
const NOW = START + 60 * MINUTE;
/** A run that was held some times, one hold behind the other, and maybe is held now or is over. */
const run = fc
	.record({
		gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 5 })), { maxLength: 3 }),
		open: fc.boolean(),
		ends: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
		extension: fc.integer({ min: -5, max: 5 })
	})
	.map(({ gaps, open, ends, extension }) => {
		let at = START;
		const holds: Hold[] = gaps.map(([run, held]) => {
			const from = at + run * MINUTE;
			at = from + held * MINUTE;
			return { from, to: at };
		});
		const last = holds.at(-1);
		if (open && last && ends === null) holds[holds.length - 1] = { from: last.from, to: null };
		return {
			startedAt: START,
			endedAt: ends === null ? null : Math.max(at, START + ends * MINUTE),
			holds,
			planned: 10 * MINUTE,
			extension: extension * MINUTE
		};
	});
const length = fc.integer({ min: 0, max: 15 }).map((minutes) => minutes * MINUTE);

describe('clockReaches', () => {
	test('the item’s clock shows that much then, and never a moment sooner', () => {
		fc.assert(
			fc.property(run, length, (show, elapsed) => {
				const at = clockReaches(show, elapsed, NOW);
				const shows = (when: number) =>
					elapsedIn({ ...show, endedAt: null, holds: show.holds.filter(({ from }) => from < when) }, when);
				if (at === null) expect(shows(show.endedAt!)).toBeLessThan(elapsed);
				else if (show.holds.at(-1)?.to !== null) {
					expect(shows(at)).toBe(elapsed);
					if (at > START) expect(shows(at - 1)).toBeLessThan(elapsed);
				}
			}),
			{ numRuns: 500 }
		);
	});

	test('later on the clock is never sooner by the wall', () => {
		fc.assert(
			fc.property(run, length, length, (show, one, other) => {
				const [first, second] = [Math.min(one, other), Math.max(one, other)].map((each) =>
					clockReaches(show, each, NOW)
				);
				if (second !== null) expect(first).not.toBeNull();
				if (first != null && second != null) expect(first).toBeLessThanOrEqual(second);
			})
		);
	});
});

describe('dueAt', () => {
	const show = { startedAt: START, endedAt: null, holds: [], planned: 10 * MINUTE, extension: 0 };
	test.each([
		['at the take', show, { from: 'take', by: 0 }, 0],
		['two minutes in', show, { from: 'take', by: 2 * MINUTE }, 2],
		['a minute before the end', show, { from: 'end', by: MINUTE }, 9],
		['which the desk has moved', { ...show, extension: 5 * MINUTE }, { from: 'end', by: MINUTE }, 14],
		['never before the take', show, { from: 'end', by: 30 * MINUTE }, 0],
		['a hold moves it', { ...show, holds: [{ from: START + MINUTE, to: START + 4 * MINUTE }] }, { from: 'take', by: 2 * MINUTE }, 5], // prettier-ignore
		['one before the hold it does not', { ...show, holds: [{ from: START + MINUTE, to: START + 4 * MINUTE }] }, { from: 'take', by: MINUTE }, 1], // prettier-ignore
		['gone before it came due', { ...show, endedAt: START + MINUTE }, { from: 'take', by: 2 * MINUTE }, null],
		['gone before its end: as it goes', { ...show, endedAt: START + 3 * MINUTE }, { from: 'end', by: MINUTE }, 3]
	] as const)('%s', (_words, clocked, time, minutes) => {
		expect(dueAt(clocked, time, NOW)).toBe(minutes === null ? null : START + minutes * MINUTE);
	});
});
