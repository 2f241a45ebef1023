// Versions nobody named: found the same whether the journal is read at once or piece by piece.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUR } from '../time.ts';
import type { StreamEvent } from './event.ts';
import type { FeedEntry } from './feed.ts';
import { morePoints, NO_POINTS } from './version-points.ts';

// 12:00 in Beijing
const NOON = Date.UTC(2026, 10, 23, 4);
const entry = (seq: number, hours: number, type: StreamEvent['type']): FeedEntry => ({
	...{ seq, at: NOON + hours * HOUR, by: 'm' },
	events: [{ type } as StreamEvent]
});
const shown = (entries: readonly FeedEntry[]) =>
	morePoints(NO_POINTS, entries).points.map(({ kind, seq }) => `${kind} ${seq}`);

it('ends days, and finds locks, the moment before air and the end of the show', () => {
	const journal = [
		entry(1, 0, 'items-added'),
		entry(2, 11, 'items-edited'),
		entry(3, 12, 'sheet-locked'),
		entry(4, 13, 'sheet-unlocked'),
		entry(5, 14, 'sheet-locked'),
		entry(6, 15, 'item-taken'),
		entry(7, 16, 'item-taken'),
		entry(8, 17, 'show-ended'),
		entry(9, 60, 'review-written')
	];
	expect(shown(journal)).toEqual(['day 2', 'locked 3', 'locked 5', 'before-air 5', 'ended 8', 'day 8']);
	expect(morePoints(NO_POINTS, journal).points[3]).toEqual({
		kind: 'before-air',
		seq: 5,
		at: NOON + 15 * HOUR,
		by: 'm'
	});
});

it('has nothing before a first entry that goes on air, and no end of a day that still lasts', () => {
	expect(shown([entry(1, 0, 'item-taken'), entry(2, 1, 'item-taken')])).toEqual([]);
	expect(shown([entry(1, 0, 'items-added'), entry(2, 11.9, 'items-edited')])).toEqual([]);
	expect(shown([entry(1, 0, 'items-added'), entry(2, 12, 'items-edited')])).toEqual(['day 1']);
});

it('reads on from where it was', () => {
	const types = fc.constantFrom<StreamEvent['type']>('items-edited', 'sheet-locked', 'item-taken', 'show-ended');
	const steps = fc.array(fc.tuple(types, fc.integer({ min: 0, max: 30 })), { maxLength: 30 });
	fc.assert(
		fc.property(steps, fc.nat(30), (some, cut) => {
			let hours = 0;
			const journal = some.map(([type, step], i) => entry(i + 1, (hours += step), type));
			const inTwo = morePoints(morePoints(NO_POINTS, journal.slice(0, cut)), journal.slice(cut));
			expect(inTwo).toEqual(morePoints(NO_POINTS, journal));
		})
	);
});
