// Rows moved among rounds: they never tear a round apart.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { moveRows } from '../plan/rows.ts';
import { roundChanges, roundLandsBehind } from './round-moves.ts';

const rows = (words: string): readonly Item[] =>
	words.split(' ').map((word) => {
		const [id = '', groupId = null] = word.split(':');
		return { ...EMPTY_ITEM, id, groupId, script: [], scriptRevision: 0, insertedOnAir: false };
	});
/** The sheet after the move, in words. */
function moved(words: string, ids: string, after: string | null): string {
	const items = rows(words);
	const set = new Set(ids.split(''));
	const changes = new Map(roundChanges(items, set, after).map(({ itemId, groupId }) => [itemId, groupId]));
	return moveRows(items, set, after)
		.map(({ id, groupId }) => {
			const now = changes.has(id) ? changes.get(id) : groupId;
			return now === null ? id : `${id}:${now}`;
		})
		.join(' ');
}

it.each([
	['within its round', 'a:1 b:1 c:1', 'a', 'b', 'b:1 a:1 c:1'],
	['to the end of its round', 'a:1 b:1 c', 'a', 'b', 'b:1 a:1 c'],
	['to the head of its round', 'x a:1 b:1', 'b', 'x', 'x b:1 a:1'],
	['out of its round', 'a:1 b:1 c d', 'a', 'd', 'b:1 c d a'],
	['into a round', 'x a:1 b:1', 'x', 'a', 'a:1 x:1 b:1'],
	['from one round into another', 'a:1 b:1 c:2 d:2', 'a', 'c', 'b:1 c:2 a:2 d:2'],
	['between two rounds it stays in its own', 'a:1 b:1 c:2 d:2', 'a', 'b', 'b:1 a:1 c:2 d:2'],
	['a free row beside a round stays free', 'x a:1 b:1 y', 'x', 'b', 'a:1 b:1 x y'],
	['a whole round stays one', 'a:1 b:1 c d', 'ab', 'd', 'c d a:1 b:1'],
	['several rows of two rounds', 'a:1 b:1 c:2 d:2 e', 'ac', 'e', 'b:1 d:2 e a c']
])('%s', (_what, words, ids, after, expected) => expect(moved(words, ids, after)).toBe(expected));

it('a whole round that is put into another lands behind it', () => {
	const items = rows('a:1 b:1 c:2 d:2 e');
	expect(roundLandsBehind(items, new Set(['a', 'b']), 'c')).toBe('d');
	expect(roundLandsBehind(items, new Set(['c', 'd']), null)).toBeNull();
	expect(roundLandsBehind(items, new Set(['c', 'd']), 'a')).toBe('b');
	expect(roundLandsBehind(items, new Set(['a', 'b']), 'e')).toBe('e');
});

it('rounds that stood in one piece do so after any move of rows in a block', () => {
	const sizes = fc.array(fc.tuple(fc.constantFrom(null, '1', '2', '3'), fc.integer({ min: 1, max: 3 })), {
		minLength: 1,
		maxLength: 4
	});
	fc.assert(
		fc.property(sizes, fc.nat(), fc.nat(), fc.nat(), (parts, from, length, to) => {
			const unique = parts.filter(([g], i) => g === null || parts.findIndex(([other]) => other === g) === i);
			const words = unique.flatMap(([g, n], p) => Array.from({ length: n }, (_, i) => `r${p}${i}${g ? `:${g}` : ''}`));
			const items = rows(words.join(' '));
			const start = from % items.length;
			const ids = new Set(items.slice(start, start + 1 + (length % items.length)).map(({ id }) => id));
			const rest = items.filter(({ id }) => !ids.has(id));
			const of = (id: string) => items.find((item) => item.id === id)?.groupId ?? null;
			const torn = rest.some(({ groupId }) => groupId !== null && [...ids].some((id) => of(id) === groupId));
			const whole = !torn && [...ids].some((id) => of(id) !== null);
			const after = rest[(to % (rest.length + 1)) - 1]?.id ?? null;
			const behind = whole ? roundLandsBehind(items, ids, after) : after;
			const changes = new Map(roundChanges(items, ids, behind).map((one) => [one.itemId, one.groupId]));
			const now = moveRows(items, ids, behind).map(({ id, groupId }) => (changes.has(id) ? changes.get(id)! : groupId));
			const pieces = now.filter((g, i) => g !== null && now[i - 1] !== g);
			expect(new Set(pieces).size).toBe(pieces.length);
		})
	);
});
