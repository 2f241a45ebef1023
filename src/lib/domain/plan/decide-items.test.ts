// The rows of the run-sheet: adding, editing, moving, removing, bringing back, and what is next afterwards.
import { describe, expect, it } from 'vitest';
import { decide } from '../stream/decide.ts';
import type { StreamState } from '../stream/state.ts';
import { after, outcome, PRODUCER, sheetOf, take } from '../stream/testing/desk.ts';
import type { Item, ItemPatch, NewItem } from './item.ts';
import { EMPTY_ITEM } from './item.ts';
import { ITEMS_MAX } from './ranges.ts';

const order = (state: StreamState) => state.items.map((item) => item.id).join('');
const add = (items: readonly NewItem[], place: string | null = null) =>
	({ name: 'add-items', args: { items, after: place } }) as const;
const edit = (itemId: string, patch: ItemPatch) =>
	({ name: 'edit-items', args: { edits: [{ itemId, patch }] } }) as const;
const move = (ids: string, place: string | null) =>
	({ name: 'move-items', args: { itemIds: [...ids], after: place } }) as const;
const remove = (ids: string) => ({ name: 'remove-items', args: { itemIds: [...ids] } }) as const;
const abcd = sheetOf('a', 'b', 'c', 'd');

describe('adding', () => {
	it.each([
		[null, 'xyabcd'],
		['b', 'abxycd'],
		['d', 'abcdxy']
	])('behind %s', (place, expected) => {
		const state = after(abcd, add([{ id: 'x', fields: {} }, { id: 'y', fields: {} }], place)); // prettier-ignore
		expect(order(state)).toBe(expected);
		expect(state.items.find((item) => item.id === 'x')).toMatchObject({ ...EMPTY_ITEM, insertedOnAir: false });
	});

	it('brings the script of a copy, its writings counted from 1', () => {
		const script = [{ id: 'k', post: 'host' as const, kind: 'point' as const, text: '卖点' }];
		const copy = after(abcd, add([{ id: 'x', fields: {}, script }])).items[0]!;
		expect(copy.scriptRevision).toBe(1);
		expect(copy.script).toEqual([{ ...script[0], revision: 1, writtenBy: 'producer', writtenAt: PRODUCER.at }]);
	});

	it('is remembered as inserted when the show has begun', () => {
		const state = after(abcd, take('r', null, null), add([{ id: 'x', fields: {} }], 'c'));
		expect(state.items.filter((item) => item.insertedOnAir).map((item) => item.id)).toEqual(['x']);
	});

	const many = Array.from({ length: ITEMS_MAX - 3 }, (_, i) => ({ id: `n${i}`, fields: {} }));
	it.each<[string, readonly NewItem[], string | null, string]>([
		['nothing', [], null, 'nothing-to-change'],
		['an id that is there', [{ id: 'a', fields: {} }], null, 'id-taken'],
		['an id twice', [{ id: 'x', fields: {} }, { id: 'x', fields: {} }], null, 'id-taken'], // prettier-ignore
		['behind a row that is gone', [{ id: 'x', fields: {} }], 'gone', 'item-gone'],
		['too many', many, null, 'too-many-items'],
		['just as many as fit', many.slice(1), null, 'items-added'],
		['an empty id', [{ id: '', fields: {} }], null, 'value-out-of-range id'],
		['a wrong field', [{ id: 'x', fields: { linkNo: 0 } }], null, 'value-out-of-range linkNo']
	])('%s', (_what, items, place, expected) => {
		expect(outcome(abcd, add(items, place))).toBe(expected);
	});
});

describe('what may stand in a field', () => {
	it.each<[keyof Item | '__proto__', readonly unknown[], readonly unknown[]]>([
		['title', ['', 'x'.repeat(200)], ['x'.repeat(201), 5, null]],
		['planned', [0, 86_400_000], [-1, 86_400_001, 1.5, NaN, '5']],
		['hardStart', [null, 0, 1_800_000_000_000], [-1, 0.5, Infinity]],
		['linkNo', [null, 1, 9_999], [0, 10_000, 1.5]],
		['livePrice', [null, 0, 5_990], [-1, 59.9, NaN, '59']],
		['stock', [null, 0, 100], [-1, 0.5]],
		['releaseStock', [null, 0], [-1]],
		['kind', ['talk', 'rest'], ['pause', null]],
		['tier', [null, 'hero'], ['best']],
		['remark', ['x'.repeat(20_000)], ['x'.repeat(20_001)]],
		['points', [[], ['轻', '薄']], ['轻', [1], Array(51).fill('x')]],
		['notes', [{}, { host: '举起来' }], [null, { nobody: 'x' }, { host: 1 }]],
		['image', [null, '/files/a.png'], ['//elsewhere/a.png', 'https://elsewhere/a.png', '/\\elsewhere', '']],
		['ready', [true, false], [null, 1]],
		['id', [], ['x']],
		['script', [], [[]]],
		['insertedOnAir', [], [true]],
		['__proto__', [], [{}]]
	])('%s', (field, good, bad) => {
		const tried = (value: unknown) => {
			const patch = JSON.parse('{}') as ItemPatch;
			Object.defineProperty(patch, field, { value, enumerable: true });
			return outcome(abcd, edit('a', patch));
		};
		for (const value of good) expect(tried(value)).toMatch(/^(items-edited|nothing-to-change)$/);
		for (const value of bad) expect(tried(value)).toBe(`value-out-of-range ${field}`);
	});
});

describe('editing', () => {
	it('keeps what changed and what it was, and drops the rest', () => {
		const patch = { title: '新', gift: '', points: [], notes: { host: '举' } };
		expect(decide(abcd, edit('a', patch), PRODUCER)).toEqual({
			ok: true,
			events: [
				{
					type: 'items-edited',
					edits: [{ itemId: 'a', patch: { title: '新', notes: { host: '举' } }, was: { title: 'a', notes: {} } }]
				}
			]
		});
	});

	it('says so when nothing is left, or the row is gone', () => {
		expect(outcome(abcd, edit('a', { title: 'a', points: [] }))).toBe('nothing-to-change');
		expect(outcome(abcd, edit('gone', { title: 'x' }))).toBe('item-gone');
	});

	it('of one row twice in a command is one edit, the later wins', () => {
		const edits = [{ itemId: 'a', patch: { title: 'x', gift: 'g' } }, { itemId: 'a', patch: { title: 'y' } }]; // prettier-ignore
		const { items } = after(abcd, { name: 'edit-items', args: { edits } });
		expect(items[0]).toMatchObject({ title: 'y', gift: 'g' });
	});
});

describe('moving', () => {
	it.each([
		['a', 'c', 'bcad'],
		['d', null, 'dabc'],
		['ca', 'd', 'bdac'],
		['ac', 'b', 'bacd'],
		['bc', 'c', 'nothing-to-change'],
		['ad', 'd', 'bcad'],
		['ac', 'c', 'bacd'],
		['a', null, 'nothing-to-change'],
		['b', 'a', 'nothing-to-change'],
		['b', 'b', 'nothing-to-change'],
		['', 'b', 'nothing-to-change'],
		['ax', 'b', 'item-gone'],
		['a', 'x', 'item-gone']
	])('%s behind %s → %s', (ids, place, expected) => {
		const said = outcome(abcd, move(ids, place));
		expect(said === 'items-moved' ? order(after(abcd, move(ids, place))) : said).toBe(expected);
	});
});

describe('removing and bringing back', () => {
	it('keeps the row and its place', () => {
		const state = after(abcd, remove('bc'));
		expect(order(state)).toBe('ad');
		const decision = decide(abcd, remove('cb'), PRODUCER);
		const event = decision.ok ? decision.events[0]! : null;
		const items = event?.type === 'items-removed' ? event.items : [];
		expect(items.map((placed) => [placed.item.id, placed.after])).toEqual([['b', 'a'], ['c', 'b']]); // prettier-ignore
		expect(order(after(state, { name: 'restore-items', args: { items } }))).toBe('abcd');
		// The row they stood behind has gone meanwhile: together at the end, in their order.
		expect(order(after(state, remove('a'), { name: 'restore-items', args: { items } }))).toBe('dbc');
		expect(outcome(abcd, { name: 'restore-items', args: { items } })).toBe('id-taken');
	});

	it('refuses what is or was on air, and takes a row that is gone already for done', () => {
		const onAir = after(abcd, take('r', 'b', null), take('r2', 'c', 'r'));
		expect(outcome(onAir, remove('c'))).toBe('item-on-air');
		expect(outcome(onAir, remove('ab'))).toBe('item-has-aired');
		expect(order(after(onAir, remove('ax')))).toBe('bcd');
		expect(outcome(onAir, remove('x'))).toBe('item-gone');
	});
});

describe('what is next after the sheet changed', () => {
	const onAir = after(abcd, take('r', 'b', null));
	const chosen = after(onAir, { name: 'set-next', args: { itemId: 'd' } });
	it.each<[string, StreamState, Parameters<typeof after>[1], string | null]>([
		['before the show: a new first row', abcd, add([{ id: 'x', fields: {} }]), 'x'],
		['before the show: the first row went', abcd, remove('a'), 'b'],
		['before the show: the first row moved down', abcd, move('a', 'd'), 'b'],
		['before the show: the first row is skipped', abcd, { name: 'skip-item', args: { itemId: 'a', skip: true } }, 'b'],
		['a row put behind the one on air', onAir, add([{ id: 'x', fields: {} }], 'b'), 'x'],
		['a row put elsewhere', onAir, add([{ id: 'x', fields: {} }], 'c'), 'c'],
		['the next row went', onAir, remove('c'), 'd'],
		['everything behind went', onAir, remove('cd'), null],
		['another row moved up', onAir, move('d', 'b'), 'd'],
		['the one on air moved to the end', onAir, move('b', 'd'), null],
		['a chosen next stays chosen', chosen, add([{ id: 'x', fields: {} }], 'b'), 'd'],
		['a chosen next went', chosen, remove('d'), null]
	])('%s', (_what, state, command, expected) => {
		expect(after(state, command).live.nextId).toBe(expected);
	});
});
