// The columns a person chose, whatever became of the sheet's own since.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLUMNS, type Column } from './column.ts';
import * as layouts from './layout.ts';
import { orderedColumns, PLAIN_LAYOUT, shownColumns, withMoved, withShifted, withShown, withWidth } from './layout.ts';

const keys = (columns: readonly Column[]) => columns.map((column) => column.key);
const few = COLUMNS.slice(0, 4);
const [a, b, c, d] = keys(few) as [string, string, string, string];

it('without a choice the sheet is as it is, but for the notes of posts outside the room', () => {
	expect(shownColumns({ ...PLAIN_LAYOUT, hidden: [] })).toEqual(COLUMNS);
	expect(keys(COLUMNS)).toEqual(expect.arrayContaining([...PLAIN_LAYOUT.hidden]));
	expect(shownColumns(PLAIN_LAYOUT).length).toBe(COLUMNS.length - 4);
});

it('a column that came since stands behind its neighbour; one that is gone is passed over', () => {
	const old = { ...PLAIN_LAYOUT, order: [d, 'gone', b] };
	expect(keys(orderedColumns(old, few))).toEqual([a, d, b, c]);
});

it('hides, but never the name', () => {
	const hidden = withShown(withShown(PLAIN_LAYOUT, b, false), 'title', false);
	expect(keys(shownColumns(hidden))).not.toContain(b);
	expect(keys(shownColumns(hidden))[0]).toBe('title');
	expect(shownColumns(withShown(hidden, b, true))).toEqual(shownColumns(PLAIN_LAYOUT));
});

it('moves before another, to the end, and past hidden ones by one shown place', () => {
	expect(keys(shownColumns(withMoved(PLAIN_LAYOUT, c, a))).slice(0, 4)).toEqual([c, a, b, d]);
	expect(keys(shownColumns(withMoved(PLAIN_LAYOUT, a, null))).at(-1)).toBe(a);
	const hidden = withShown(PLAIN_LAYOUT, b, false);
	expect(keys(shownColumns(withShifted(hidden, c, -1))).slice(0, 3)).toEqual([c, a, d]);
	expect(keys(shownColumns(withShifted(hidden, a, 1))).slice(0, 3)).toEqual([c, a, d]);
	expect(withShifted(PLAIN_LAYOUT, a, -1)).toBe(PLAIN_LAYOUT);
	expect(withMoved(PLAIN_LAYOUT, 'gone', a)).toBe(PLAIN_LAYOUT);
});

it.each([
	[10, layouts.NARROWEST],
	[123.4, 123],
	[9_999, layouts.WIDEST]
])('a width of %d is %d', (asked, width) => {
	expect(shownColumns(withWidth(PLAIN_LAYOUT, a, asked))[0]!.width).toBe(width);
});

it('whatever was kept, every column is there once', () => {
	const order = fc.array(fc.oneof(fc.constantFrom(...keys(COLUMNS)), fc.string()));
	fc.assert(
		fc.property(order, (kept) => {
			const found = keys(orderedColumns({ ...PLAIN_LAYOUT, order: kept }));
			expect([...found].sort()).toEqual(keys(COLUMNS).sort());
		}),
		{ seed: 20261123 }
	);
});
