// Pairs of rows: every row of either version once, told as the comparison tells it, in an order one can follow.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare } from './compare.ts';
import { decide } from './decide.ts';
import { evolveAll } from './evolve.ts';
import { differs, sideBySide } from './side-by-side.ts';
import type { StreamState } from './state.ts';
import { command } from './testing/any-command.ts';
import { after, PRODUCER, sheetOf } from './testing/desk.ts';

const pairs = (was: StreamState, now: StreamState) => sideBySide(was, now, compare(was, now));
const shown = (was: StreamState, now: StreamState) =>
	pairs(was, now).map(({ itemId, was: one, now: other, moved, changes }) =>
		[itemId, one?.number ?? '-', other?.number ?? '-', moved ? 'moved' : '', changes.map(({ field }) => field).join()]
			.join(' ')
			.trim()
	);

it('stands removed rows where they were, added ones where they are', () => {
	const was = sheetOf('a', 'b', 'c', 'd');
	const now = after(
		was,
		{ name: 'remove-items', args: { itemIds: ['a', 'c'] } },
		{ name: 'add-items', args: { items: [{ id: 'n', fields: { title: 'n' } }], after: 'b' } },
		{ name: 'edit-items', args: { edits: [{ itemId: 'b', patch: { livePrice: 5, gift: '赠' } }] } },
		{ name: 'move-items', args: { itemIds: ['d'], after: null } }
	);
	expect(shown(was, now)).toEqual(['a 1 -', 'd 4 1 moved', 'b 2 2  livePrice,gift', 'c 3 -', 'n - 3']);
	expect(pairs(was, now).every(differs)).toBe(true);
	expect(shown(was, was)).toEqual(['a 1 1', 'b 2 2', 'c 3 3', 'd 4 4']);
	expect(pairs(was, was).some(differs)).toBe(false);
});

it('has every row of either version once, and differs just where the comparison does', () => {
	const commands = fc.array(command, { maxLength: 30 });
	fc.assert(
		fc.property(commands, commands, (first, second) => {
			const go = (state: StreamState, some: typeof first) =>
				some.reduce((now, one, i) => {
					const decision = decide(now, one, PRODUCER);
					return decision.ok ? evolveAll(now, decision.events, { seq: i, at: PRODUCER.at, by: 'm' }) : now;
				}, state);
			const was = go(sheetOf('i0', 'i1', 'i2', 'i3'), first);
			const now = go(was, second);
			const comparison = compare(was, now);
			const rows = sideBySide(was, now, comparison);
			const ids = (side: 'was' | 'now') => rows.flatMap((row) => row[side]?.item ?? []);
			expect(ids('now')).toEqual(now.items);
			expect([...ids('was')].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...was.items].sort((a, b) => (a.id < b.id ? -1 : 1))); // prettier-ignore
			const { added, removed, moved, changed } = comparison;
			const touched = new Set([...added, ...removed].map(({ id }) => id));
			for (const id of [...moved, ...changed.keys()]) touched.add(id);
			expect(new Set(rows.filter(differs).map(({ itemId }) => itemId))).toEqual(touched);
		}),
		{ numRuns: 200 }
	);
});
