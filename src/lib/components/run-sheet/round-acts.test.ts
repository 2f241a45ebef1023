// Rounds made, gathered, repeated and moved, as commands that the stream accepts.
import { describe, expect, it } from 'vitest';
import { after, sheetOf } from '#lib/domain/stream/testing/desk.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { sheetLines } from '#lib/domain/run-sheet/lines.ts';
import { gatherRound, makeRound, moveWithRounds, nextTitle, repeatRound, shiftLines } from './round-acts.ts';

const words = (state: StreamState) =>
	state.items.map(({ title, groupId }) => {
		const round = state.groups.find((one) => one.id === groupId);
		return round ? `${title}:${round.title}` : title;
	});
const made = (state: StreamState, ids: readonly string[], title = '第一轮', id = 'g') =>
	after(state, ...makeRound(state, ids, { title, target: null }, id));
function ids(): () => string {
	let n = 0;
	return () => `new${++n}`;
}

it('rows become a round; rows that stand apart gather behind the first', () => {
	expect(words(made(sheetOf('a', 'b', 'c'), ['a', 'b']))).toEqual(['a:第一轮', 'b:第一轮', 'c']);
	expect(words(made(sheetOf('a', 'b', 'c', 'd'), ['d', 'b']))).toEqual(['a', 'b:第一轮', 'd:第一轮', 'c']);
	expect(makeRound(sheetOf('a'), ['gone'], { title: '', target: null }, 'g')).toEqual([]);
});

it('a row of another round may be taken into a new one', () => {
	const state = made(made(sheetOf('a', 'b', 'c'), ['a', 'b']), ['b', 'c'], '第二轮', 'h');
	expect(words(state)).toEqual(['a:第一轮', 'b:第二轮', 'c:第二轮']);
});

it('a scattered round is gathered', () => {
	const whole = made(sheetOf('a', 'b', 'c'), ['a', 'b']);
	expect(gatherRound(whole, 'g')).toEqual([]);
	const torn = after(whole, { name: 'move-items', args: { itemIds: ['b'], after: 'c' } });
	expect(words(torn)).toEqual(['a:第一轮', 'c', 'b:第一轮']);
	expect(words(after(torn, ...gatherRound(torn, 'g')))).toEqual(['a:第一轮', 'b:第一轮', 'c']);
});

it('a round is repeated behind itself, as long and under the next name; fixed times are not', () => {
	const target = 30 * 60_000;
	let state = after(sheetOf('a', 'b', 'c'), ...makeRound(sheetOf('a', 'b', 'c'), ['a', 'b'], { title: '第一轮', target }, 'g')); // prettier-ignore
	state = after(state, {
		name: 'edit-items',
		args: {
			edits: [
				{ itemId: 'a', patch: { hardStart: 5, livePrice: 990 } },
				{ itemId: 'b', patch: { hardEnd: 9 } }
			]
		}
	});
	const again = after(state, ...repeatRound(state, 'g', ids()));
	expect(words(again)).toEqual(['a:第一轮', 'b:第一轮', 'a:第二轮', 'b:第二轮', 'c']);
	expect(again.groups.map((one) => one.target)).toEqual([target, target]);
	expect(again.items[2]).toMatchObject({ hardStart: null, livePrice: 990 });
	expect(again.items[3]).toMatchObject({ hardEnd: null });
	expect(repeatRound(state, 'gone', ids())).toEqual([]);
});

describe('moves', () => {
	const state = made(made(sheetOf('a', 'b', 'c', 'd', 'e'), ['a', 'b']), ['c', 'd'], '第二轮', 'h');
	const moved = (itemIds: readonly string[], behind: string | null) =>
		words(after(state, ...moveWithRounds(state.items, { name: 'move-items', args: { itemIds, after: behind } })));
	it('into a round, out of it, within it', () => {
		expect(moved(['e'], 'a')).toEqual(['a:第一轮', 'e:第一轮', 'b:第一轮', 'c:第二轮', 'd:第二轮']);
		expect(moved(['a'], 'e')).toEqual(['b:第一轮', 'c:第二轮', 'd:第二轮', 'e', 'a']);
		expect(moved(['a'], 'b')).toEqual(['b:第一轮', 'a:第一轮', 'c:第二轮', 'd:第二轮', 'e']);
	});
	it('a whole round goes around another', () => {
		expect(moved(['a', 'b'], 'c')).toEqual(['c:第二轮', 'd:第二轮', 'a:第一轮', 'b:第一轮', 'e']);
	});
});

describe('one line up or down', () => {
	const state = made(sheetOf('a', 'b', 'c', 'd'), ['b', 'c']);
	const shifted = (ids: readonly string[], by: 1 | -1, folded: readonly string[] = [], of = state) => {
		const lines = sheetLines(of.items, new Set(folded), null);
		return words(after(of, ...shiftLines(of.items, lines, ids, by)));
	};
	it('steps into a round before it goes on in it, and out of it before it goes on', () => {
		expect(shifted(['a'], 1)).toEqual(['a:第一轮', 'b:第一轮', 'c:第一轮', 'd']);
		expect(shifted(['d'], -1)).toEqual(['a', 'b:第一轮', 'c:第一轮', 'd:第一轮']);
		expect(shifted(['c'], 1)).toEqual(['a', 'b:第一轮', 'c', 'd']);
		expect(shifted(['b'], -1)).toEqual(['a', 'b', 'c:第一轮', 'd']);
	});
	it('moves within a round', () => {
		expect(shifted(['b'], 1)).toEqual(['a', 'c:第一轮', 'b:第一轮', 'd']);
		expect(shifted(['c'], -1)).toEqual(['a', 'c:第一轮', 'b:第一轮', 'd']);
	});
	it('steps over a folded round', () => {
		expect(shifted(['a'], 1, ['g'])).toEqual(['b:第一轮', 'c:第一轮', 'a', 'd']);
		expect(shifted(['d'], -1, ['g'])).toEqual(['a', 'd', 'b:第一轮', 'c:第一轮']);
	});
	it('stays at the edge of the sheet', () => {
		const lines = sheetLines(state.items, new Set(), null);
		expect([shiftLines(state.items, lines, ['a'], -1), shiftLines(state.items, lines, ['d'], 1)]).toEqual([[], []]);
	});
	it('a round at the edge of the sheet may be left there', () => {
		const only = made(sheetOf('a', 'b'), ['a', 'b']);
		expect(shifted(['b'], 1, [], only)).toEqual(['a:第一轮', 'b']);
		expect(shifted(['a'], -1, [], only)).toEqual(['a', 'b:第一轮']);
	});
});

it.each([
	['第一轮', [], '第二轮'],
	['第一轮', ['第一轮', '第二轮'], '第三轮'],
	['第十轮', [], '第十一轮'],
	['第十九轮', [], '第20轮'],
	['循环 9', [], '循环 10'],
	['早场', [], '早场 2'],
	['3 点场 第2轮', [], '3 点场 第3轮'],
	['', [], '2']
])('behind %s comes the next', (title, taken, next) => expect(nextTitle(title, taken)).toBe(next));
