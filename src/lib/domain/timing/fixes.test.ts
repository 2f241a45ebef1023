// Carrying out a timing fix: exactly the named gap or overlap goes, none comes before it, and refusals have names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { play, sheet } from '../live/testing/told-show.ts';
import { after } from '../stream/testing/desk.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE } from '../time.ts';
import { applyFix, timingFixes } from './fixes.ts';
import { plannedTimes } from './planned.ts';

const clockWords = fc.integer({ min: 8 * 60, max: 13 * 60 }).map((m) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`); // prettier-ignore
const hard = fc.option(clockWords, { nil: null, freq: 2 });
const rows = fc.array(fc.record({ planned: fc.integer({ min: 0, max: 60 }), hard }), { minLength: 2, maxLength: 8 });
const slot = fc.record({ start: fc.option(clockWords, { nil: null, freq: 4 }), end: fc.constantFrom(null, '11:00', '14:00') }); // prettier-ignore
const stream: fc.Arbitrary<StreamState> = fc
	.tuple(rows, slot, fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 2 }))
	.map(([items, { start, end }, skips]) => {
		const words = items.map(({ planned, hard: at }, i) => `${'ABCDEFGH'[i]}${planned}${at === null ? '' : `@${at}`}`);
		const state = sheet(words.join(' '), start, end);
		const skipped = [...new Set(skips)].filter((i) => i < items.length).map((i) => 'ABCDEFGH'[i]!);
		return { ...state, live: { ...state.live, skipped } };
	})
	.filter(({ plannedStart, plannedEnd }) => plannedStart === null || plannedEnd === null || plannedStart < plannedEnd);

it('an applied fix removes exactly what it names and creates nothing before it', () => {
	const applied = { 'move-start': 0, stretch: 0, shorten: 0 };
	fc.assert(
		fc.property(stream, (state) => {
			const was = plannedTimes(state);
			state.items.forEach((item, index) => {
				for (const fix of timingFixes(state, item.id)) {
					const done = applyFix(state, item.id, fix);
					if (!done.ok) throw new Error(done.refusal.name);
					const now = plannedTimes(after(state, ...done.commands));
					expect(was[index]!.gapBefore).not.toBe(0);
					expect(now[index]!.gapBefore).toBe(0);
					for (let i = 0; i < index; i++) {
						const [before, left] = [was[i]!.gapBefore, now[i]!.gapBefore];
						if (before === 0) expect(left).toBe(0);
						expect(Math.abs(left)).toBeLessThanOrEqual(Math.abs(before));
						expect(left * before).toBeGreaterThanOrEqual(0);
					}
					// What comes behind the hard start stays where it was.
					expect(now.slice(index)).toEqual(was.slice(index).map((time, i) => (i === 0 ? { ...time, gapBefore: 0 } : time))); // prettier-ignore
					applied[fix.name] += 1;
				}
			});
		}),
		{ numRuns: 600, seed: 20261123 }
	);
	for (const count of Object.values(applied)) expect(count).toBeGreaterThan(50);
});

describe('what is not offered', () => {
	it('moving a chain away from what it hangs on', () => {
		expect(timingFixes(sheet('A5 B10@09:05 C5@09:30'), 'C')).toEqual([
			{ name: 'stretch', itemId: 'B', planned: 25 * MINUTE }
		]);
	});
	it('a stream that would begin after its own end', () => {
		const state = sheet('A5 B5@09:30', '09:00', '09:20');
		expect(timingFixes(state, 'B').map((fix) => fix.name)).toEqual(['stretch']);
	});
});

describe('refusals', () => {
	const state = sheet('A20 B20 C5@09:30');
	const [move, shorten] = timingFixes(state, 'C');
	it('the times have changed since', () => {
		const edits = [{ itemId: 'A', patch: { planned: 25 * MINUTE } }];
		const later = after(state, { name: 'edit-items', args: { edits } });
		expect(applyFix(later, 'C', move!)).toMatchObject({ ok: false, refusal: { name: 'fix-outdated' } });
		expect(applyFix(play(state, '08:00 skip B'), 'C', shorten!)).toMatchObject({ refusal: { name: 'fix-outdated' } });
	});
	it('a row is gone', () => {
		const gone = after(state, { name: 'remove-items', args: { itemIds: ['B'] } });
		expect(applyFix(gone, 'C', shorten!)).toMatchObject({ ok: false, refusal: { name: 'item-gone' } });
	});
	it('the sheet is locked', () => {
		const locked = after(state, { name: 'lock-sheet', args: { locked: true, note: '' } });
		for (const fix of [move!, shorten!]) {
			expect(applyFix(locked, 'C', fix)).toMatchObject({ ok: false, refusal: { name: 'sheet-locked' } });
		}
	});
});
