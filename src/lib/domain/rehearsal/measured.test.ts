// What a 彩排 measured becomes planned durations only row by row, as the middle of its times.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { play, sheet } from '../live/testing/told-show.ts';
import { DAY, MINUTE, SECOND } from '../time.ts';
import { measuredBoth, measuredRuns, median, takeOverCommand, takeOvers } from './measured.ts';

const told = (story: string) =>
	Object.fromEntries(measuredRuns(play(sheet('A5 B10 C15'), story)).map(({ itemId, took }) => [itemId, took.map((t) => t / MINUTE)])); // prettier-ignore

describe('the times of a show', () => {
	test.each([
		['nothing has begun', '', {}],
		['what is still on air has no time yet', '09:00 take; 09:04 take', { A: [4] }],
		['a hold does not count', '09:00 take; 09:02 hold; 09:05 resume; 09:07 take', { A: [4] }],
		['twice on air is two times', '09:00 take; 09:04 take; 09:10 take A; 09:16 take B', { A: [4, 6], B: [6] }],
		['the end of the show ends the last', '09:00 take; 09:04 take; 09:10 end', { A: [4], B: [6] }]
	])('%s', (_, story, expected) => expect(told(story)).toEqual(expected));
});

describe('the middle', () => {
	it.each([
		[[], null],
		[[7], 7],
		[[9, 1], 5],
		[[1, 100, 3], 3],
		[[4, 1, 3, 100], 3.5]
	])('%j → %j', (times, expected) => expect(median(times)).toBe(expected));

	it('lies between the shortest and the longest, whatever their order', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: DAY }), { minLength: 1 }), (times) => {
				const middle = median(times) ?? NaN;
				expect(middle).toBeGreaterThanOrEqual(Math.min(...times));
				expect(middle).toBeLessThanOrEqual(Math.max(...times));
				expect(median(times.toReversed())).toBe(middle);
				const below = times.filter((time) => time < middle).length;
				const above = times.filter((time) => time > middle).length;
				expect(Math.max(below, above)).toBeLessThanOrEqual(times.length / 2);
			})
		);
	});
});

describe('what could be taken over', () => {
	const { items } = sheet('A5 B10 C15');
	const rows = (measured: Record<string, number[]>) =>
		takeOvers(items, Object.entries(measured).map(([itemId, took]) => ({ itemId, took }))).map(({ item, was, to, times, passedOver }) => [item.id, was / SECOND, to / SECOND, times, passedOver]); // prettier-ignore

	it('is in the order of the sheet, in steps of five seconds, without what is planned just so or gone', () => {
		const measured = { gone: [MINUTE], C: [14 * MINUTE + 2_400], A: [4 * MINUTE, 6 * MINUTE, 252_600], B: [10 * MINUTE + 2_000] }; // prettier-ignore
		expect(rows(measured)).toEqual([
			['A', 300, 255, 3, false],
			['C', 900, 840, 1, false]
		]);
	});

	it('says what was rather pressed past than rehearsed, and never plans nothing or more than a day', () => {
		expect(rows({ A: [900], B: [3 * DAY] })).toEqual([
			['A', 300, 5, 1, true],
			['B', 600, DAY / SECOND, 1, false]
		]);
	});

	it('goes over as one command of just the chosen rows', () => {
		const chosen = takeOvers(items, [{ itemId: 'A', took: [4 * MINUTE] }, { itemId: 'B', took: [MINUTE] }]).slice(1); // prettier-ignore
		expect(takeOverCommand(chosen)).toEqual({
			name: 'edit-items',
			args: { edits: [{ itemId: 'B', patch: { planned: MINUTE } }] }
		});
	});
});

it('two evenings count together, and the last twenty times are enough', () => {
	const many = Array.from({ length: 20 }, (_, i) => i);
	const both = measuredBoth([{ itemId: 'A', took: many }], [{ itemId: 'B', took: [5] }, { itemId: 'A', took: [99] }]); // prettier-ignore
	expect(both).toEqual([{ itemId: 'A', took: [...many.slice(1), 99] }, { itemId: 'B', took: [5] }]); // prettier-ignore
});
