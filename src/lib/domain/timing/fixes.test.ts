// Carrying out a timing fix: exactly the named gap or overlap goes, none comes before it, and refusals have names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes, play, sheet, told } from '../live/testing/told-show.ts';
import { after } from '../stream/testing/desk.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE } from '../time.ts';
import { applyFix, timingFixes, weighFixes } from './fixes.ts';
import { plannedTimes } from './planned.ts';

const clockWords = fc.integer({ min: 8 * 60, max: 13 * 60 }).map((m) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`); // prettier-ignore
const hard = fc.option(clockWords, { nil: null, freq: 2 });
const rows = fc.array(fc.record({ planned: fc.integer({ min: 0, max: 60 }), hard, end: fc.option(clockWords, { nil: null, freq: 2 }), buffer: fc.integer({ min: 0, max: 3 }) }), { minLength: 2, maxLength: 8 }); // prettier-ignore
const slot = fc.record({ start: fc.option(clockWords, { nil: null, freq: 4 }), end: fc.constantFrom(null, '11:00', '14:00') }); // prettier-ignore
const stream: fc.Arbitrary<StreamState> = fc
	.tuple(rows, slot, fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 2 }))
	.map(([items, { start, end }, skips]) => {
		const words = items.map(
			({ planned, hard: at, end: till, buffer }, i) =>
				`${buffer ? '' : '~'}${'ABCDEFGH'[i]}${planned}${at === null ? '' : `@${at}`}${till === null ? '' : `>${till}`}`
		);
		const state = sheet(words.join(' '), start, end);
		const skipped = [...new Set(skips)].filter((i) => i < items.length).map((i) => 'ABCDEFGH'[i]!);
		return { ...state, live: { ...state.live, skipped } };
	})
	.filter(({ plannedStart, plannedEnd }) => plannedStart === null || plannedEnd === null || plannedStart < plannedEnd);

it('an applied fix removes exactly what it names and creates nothing before it, nor behind it', () => {
	const applied = { 'move-start': 0, 'move-end': 0, stretch: 0, shorten: 0, 'shorten-all': 0, fill: 0 };
	fc.assert(
		fc.property(stream, (state) => {
			const was = plannedTimes(state);
			state.items.forEach((item, index) => {
				const named = was[index]!.gapBefore;
				const fixes = timingFixes(state, item.id);
				if (named === 0) expect(fixes).toEqual([]);
				for (const fix of fixes) {
					const done = applyFix(state, item.id, fix, () => 'new');
					if (!done.ok) throw new Error(done.refusal.name);
					const fixed = after(state, done.command);
					const now = new Map(plannedTimes(fixed).map((time) => [time.itemId, time]));
					expect(now.get(item.id)!.gapBefore).toBe(0);
					expect(now.get('new')?.gapBefore ?? 0).toBe(0);
					for (const { itemId, gapBefore: before } of was) {
						if (itemId === item.id) continue;
						const left = now.get(itemId)!.gapBefore;
						if (before === 0) expect(left).toBe(0);
						expect(Math.abs(left)).toBeLessThanOrEqual(Math.abs(before));
						expect(left * before).toBeGreaterThanOrEqual(0);
					}
					// What comes behind a hard start stays where it was.
					const stays = item.hardStart === null ? [] : was.slice(index);
					for (const { itemId, start } of stays) expect(now.get(itemId)!.start).toBe(start);
					applied[fix.name] += 1;
				}
			});
		}),
		{ numRuns: 1_500, seed: 20261123 }
	);
	for (const count of Object.values(applied)) expect(count).toBeGreaterThan(50);
});

it('a shorter chain gives up exactly what is too much, no row more than it has', () => {
	const lengths = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 2, maxLength: 6 });
	let shared = 0;
	fc.assert(
		fc.property(lengths, fc.integer({ min: 1, max: 900 }), (seconds, too) => {
			const all = seconds.reduce((sum, each) => sum + each, 0);
			if (too >= all) return;
			const base = sheet(seconds.map((_, i) => `${'ABCDEF'[i]}1`).join(' ') + ' Z5@10:00', '09:00');
			const items = base.items.map((item, i) => (i < seconds.length ? { ...item, planned: seconds[i]! * 1000 } : { ...item, hardStart: base.plannedStart! + (all - too) * 1000 })); // prettier-ignore
			const state = { ...base, items };
			const fix = timingFixes(state, 'Z').find(({ name }) => name === 'shorten-all');
			if (fix?.name !== 'shorten-all') return;
			shared += 1;
			const planned = new Map(items.map((item) => [item.id, item.planned]));
			for (const one of fix.lengths) {
				expect(one.planned).toBeGreaterThan(0);
				expect(one.planned).toBeLessThan(planned.get(one.itemId)!);
				expect(one.planned % 1000).toBe(0);
			}
			const given = fix.lengths.reduce((sum, one) => sum + planned.get(one.itemId)! - one.planned, 0);
			expect(given).toBe(too * 1000);
		}),
		{ numRuns: 500, seed: 20261123 }
	);
	expect(shared).toBeGreaterThan(200);
});

describe('what is offered, the least disturbing first', () => {
	const offered = (words: string, itemId: string, start: string | null = '09:00', end: string | null = null) =>
		weighFixes(sheet(words, start, end), itemId).map(({ fix, obstacle }) => {
			const who = fix.itemId ?? (fix.name === 'shorten-all' ? fix.lengths.map((one) => one.itemId).join('') : 'stream');
			const what =
				fix.name === 'move-start'
					? told(fix.start)
					: fix.name === 'move-end'
						? told(fix.end)
						: fix.name === 'shorten-all'
							? fix.lengths.map((one) => minutes(one.planned)).join('+')
							: minutes(fix.planned);
			return `${fix.name} ${who} ${what}${obstacle ? ` (${obstacle})` : ''}`;
		});

	it.each([
		['a gap', 'A20 B20 C5@10:00', ['stretch B 40', 'fill C 20', 'move-start stream 09:20']],
		['an overlap', 'A20 B20 C5@09:30', ['shorten B 10', 'shorten-all AB 15+15', 'move-start stream 08:50']],
		['a buffer gives way first', 'A20 ~B15 C20 D5@09:45', ['shorten B 5', 'shorten C 10', 'shorten-all ABC 16.37+12.27+16.37', 'move-start stream 08:50']], // prettier-ignore
		['nothing would be left', 'A30 B5 C5@09:30', ['shorten-all AB 25.72+4.28', 'move-start stream 08:55', 'shorten B 0 (nothing-left)']], // prettier-ignore
		['the chain hangs on an earlier start', 'A5 B10@09:05 C5@09:30', ['stretch B 25', 'fill C 15', 'move-start B 09:20 (tears-others)']], // prettier-ignore
		['counted back from a hard end', 'A20 B10 C10>10:00', ['stretch A 40', 'fill A 20', 'move-start stream 09:20', 'move-end C 09:40'], 'A'] // prettier-ignore
	] satisfies readonly (readonly [string, string, string[], string?])[])(
		'%s',
		(_what, words, expected, at?: string) => {
			const last = sheet(words).items.at(-1)!.id;
			expect(offered(words, at ?? last)).toEqual(expected);
		}
	);

	it('behind a hard end the end itself may move', () => {
		expect(offered('A30 B10>10:00 C10 D5@10:20', 'D')).toEqual([
			'stretch C 20',
			'fill D 10',
			'move-end B 10:10 (tears-others)'
		]);
	});

	it('nobody begins after the slot is over', () => {
		expect(offered('A5 B5@09:30', 'B', '09:00', '09:20')).toEqual([
			'stretch A 30',
			'fill B 25',
			'move-start stream 09:25 (outside-slot)'
		]);
	});
});

describe('refusals', () => {
	const state = sheet('A20 B20 C5@09:30');
	const [shorten, , move] = timingFixes(state, 'C');
	const newId = () => 'new';
	it('the times have changed since', () => {
		const edits = [{ itemId: 'A', patch: { planned: 25 * MINUTE } }];
		const later = after(state, { name: 'edit-items', args: { edits } });
		expect(applyFix(later, 'C', move!, newId)).toMatchObject({ ok: false, refusal: { name: 'fix-outdated' } });
		expect(applyFix(play(state, '08:00 skip B'), 'C', shorten!, newId)).toMatchObject({
			refusal: { name: 'fix-outdated' }
		});
	});
	it('a row is gone', () => {
		const gone = after(state, { name: 'remove-items', args: { itemIds: ['B'] } });
		expect(applyFix(gone, 'C', shorten!, newId)).toMatchObject({ ok: false, refusal: { name: 'item-gone' } });
	});
	it('the sheet is locked', () => {
		const locked = after(state, { name: 'lock-sheet', args: { locked: true, note: '' } });
		for (const fix of [move!, shorten!]) {
			expect(applyFix(locked, 'C', fix, newId)).toMatchObject({ ok: false, refusal: { name: 'sheet-locked' } });
		}
	});
});
