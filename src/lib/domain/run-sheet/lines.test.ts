// The lines of the sheet with rounds folded and filters on: nothing is lost, nothing is renumbered.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { sheetLines, type SheetLine } from './lines.ts';

/** `a b:1 c:1 d` : rows with their round. */
const rows = (words: string): readonly Item[] =>
	words.split(' ').map((word) => {
		const [id = '', groupId = null] = word.split(':');
		return { ...EMPTY_ITEM, id, groupId, script: [], scriptRevision: 0, insertedOnAir: false };
	});
const told = (lines: readonly SheetLine[]) =>
	lines.map((line) =>
		line.kind === 'row'
			? `${line.index + 1}${line.item.id}`
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
				for (const { item, index } of inView) expect(items[index]).toBe(item);
				expect(inView.map(({ index }) => index)).toEqual(inView.map(({ index }) => index).toSorted((a, b) => a - b));
				const under = lines.flatMap((line) => (line.kind === 'round' && line.folded ? line.itemIds : []));
				expect(inView.length + under.length).toBe(shown === null ? items.length : shown.size);
			}
		)
	);
});
