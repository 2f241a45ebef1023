// Changes grouped by person and minute: nothing is lost, nothing comes twice, and the order is time's.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FeedLine } from '#lib/domain/stream/feed-line.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { changedRows, changeGroups } from './change-groups.ts';

const line = (seq: number, by: string, at: number, itemId: string | null): FeedLine => ({
	...{ seq, at, by, event: 'items-edited', itemId, itemTitle: itemId },
	...{ about: null, field: 'title', was: null, now: seq }
});
const told = [
	line(1, 'ning', 0, 'a'),
	line(2, 'ning', MINUTE - 1, 'b'),
	line(3, 'man', MINUTE - 1, 'a'),
	line(4, 'ning', MINUTE, 'a'),
	line(4, 'ning', MINUTE, 'b')
];
const shown = (by: string | null, itemId: string | null) =>
	changeGroups(told, { by, itemId }).map((group) => [group.by, group.minute, group.lines.map(({ seq }) => seq)]);

it('stands together by person and minute, the newest on top', () => {
	expect(shown(null, null)).toEqual([
		['ning', MINUTE, [4, 4]],
		['man', 0, [3]],
		['ning', 0, [2, 1]]
	]);
});

it('is narrowed to a person, a row, or both', () => {
	expect(shown('man', null)).toEqual([['man', 0, [3]]]);
	expect(shown(null, 'a')).toEqual([['ning', MINUTE, [4]], ['man', 0, [3]], ['ning', 0, [1]]]); // prettier-ignore
	expect(shown('man', 'b')).toEqual([]);
});

it('keeps every line once, in order, under names of their own', () => {
	const lines = fc
		.array(fc.record({ by: fc.constantFrom('x', 'y'), step: fc.integer({ min: 0, max: MINUTE }) }), { maxLength: 60 })
		.map((some) => {
			let at = 0;
			return some.map(({ by, step }, i) => line(i + 1, by, (at += step), 'a'));
		});
	fc.assert(
		fc.property(lines, (some) => {
			const groups = changeGroups(some, { by: null, itemId: null });
			expect(groups.flatMap((group) => group.lines)).toEqual(some.toReversed());
			expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
			for (const { by, minute, lines: own } of groups) {
				expect(own.every((one) => one.by === by && one.at >= minute && one.at < minute + MINUTE)).toBe(true);
			}
		})
	);
});

it('offers the rows that were changed and the one a person stands in, by their present titles', () => {
	const items = [
		{ id: 'b', title: '新名' },
		{ id: 'c', title: '站着的' },
		{ id: 'd', title: '没动过的' }
	];
	expect(changedRows(told, items, 'c')).toEqual([['b', '新名'], ['a', 'a'], ['c', '站着的']]); // prettier-ignore
	expect(changedRows(told, items, 'gone')).toHaveLength(2);
});
