// The lines of the sheet with rounds folded and filters on: nothing is lost, nothing is renumbered.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { keptLines, sheetLines, type SheetLine } from './lines.ts';

/** `a b:1 c:1 d` : rows with their round. */
const rows = (words: string): readonly Item[] =>
	words.split(' ').map((word) => {
		const [id = '', groupId = null] = word.split(':');
		return { ...EMPTY_ITEM, id, groupId, script: [], scriptRevision: 0, insertedOnAir: false };
	});
const told = (lines: readonly SheetLine[]) =>
	lines.map((line) =>
		line.kind === 'row'
			? `${line.index + 1}${line.key}`
			: `[${line.groupId}${line.continued ? '+' : ''} ${line.inView}/${line.itemIds.length}${line.folded ? ' folded' : ''}]`
	);

it.each([
	['no round', 'a b', [], null, ['1a', '2b']],
	['a head over a round', 'a b:1 c:1 d', [], null, ['1a', '[1 2/2]', '2b', '3c', '4d']],
	['two rounds in a row', 'a:1 b:2', [], null, ['[1 1/1]', '1a', '[2 1/1]', '2b']],
	['folded', 'a b:1 c:1 d', ['1'], null, ['1a', '[1 0/2 folded]', '4d']],
	['a scattered round', 'a:1 b c:1', [], null, ['[1 1/1]', '1a', '2b', '[1+ 1/1]', '3c']],
	['a filter unfolds what it found', 'a b:1 c:1 d', ['1'], 'c d', ['[1 1/2]', '3c', '4d']],
	['and leaves out a head with nothing under it', 'a b:1 c:1 d', [], 'a', ['1a']]
] as const)('%s', (_what, words, folded, shown, expected) => {
	const lines = sheetLines(rows(words), new Set(folded), shown === null ? null : new Set(shown.split(' ')));
	expect(told(lines)).toEqual(expected);
});

it('every row is in view, folded under a counted head, or filtered out; numbers are places in the sheet; keys are unique', () => {
	const groups = fc.array(fc.constantFrom(null, '1', '2', '3'), { maxLength: 12 });
	fc.assert(
		fc.property(
			groups,
			fc.subarray(['1', '2', '3']),
			fc.option(fc.array(fc.boolean()), { nil: null }),
			(of, folded, on) => {
				const items = of.map((groupId, i) => ({ ...rows(`r${i}`)[0]!, groupId }));
				const shown = on === null ? null : new Set(items.filter((_, i) => on[i]).map(({ id }) => id));
				const lines = sheetLines(items, new Set(folded), shown);
				expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
				const inView = lines.flatMap((line) => (line.kind === 'row' ? [line] : []));
				for (const { key, index, groupId } of inView) expect(items[index]).toMatchObject({ id: key, groupId });
				expect(inView.map(({ index }) => index)).toEqual(inView.map(({ index }) => index).toSorted((a, b) => a - b));
				const under = lines.flatMap((line) => (line.kind === 'round' && line.folded ? line.itemIds : []));
				expect(inView.length + under.length).toBe(shown === null ? items.length : shown.size);
			}
		)
	);
});

it('lines that stayed are the same objects, and nothing is kept that has changed', () => {
	const sheet = fc.record({
		of: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(null, '1', '2')), { maxLength: 6 }),
		folded: fc.subarray(['1', '2']),
		shown: fc.option(fc.subarray(['a', 'b', 'c', 'd', 'e']), { nil: null })
	});
	const linesOf = ({ of, folded, shown }: typeof sheet extends fc.Arbitrary<infer T> ? T : never) =>
		sheetLines(
			of
				.filter(([id], at) => of.findIndex(([other]) => other === id) === at)
				.map(([id, groupId]) => ({ ...rows(id)[0]!, groupId })),
			new Set(folded),
			shown && new Set(shown)
		);
	fc.assert(
		fc.property(sheet, sheet, (one, other) => {
			const [before, now] = [linesOf(one), linesOf(other)];
			const kept = keptLines(before, now);
			expect(kept).toEqual(now);
			kept.forEach((line, at) => {
				if (JSON.stringify(before[at]) === JSON.stringify(now[at])) expect(line).toBe(before[at]);
			});
			// Typed into, the rows are other objects, the lines are not.
			expect(keptLines(before, linesOf(one))).toBe(before);
		})
	);
});
