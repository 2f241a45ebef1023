// Which rows a filter leaves in view.
import { describe, expect, it } from 'vitest';
import { EMPTY_ITEM, type Item, type ItemPatch } from '../plan/item.ts';
import { filterRows, idsOf, isFiltering, NO_FILTER, rowsInView, type SheetFilter } from './filter.ts';

const row = (id: string, fields: ItemPatch): Item => ({
	...{ ...EMPTY_ITEM, ...fields, id },
	...{ script: [], scriptRevision: 0, insertedOnAir: false }
});
const ITEMS = [
	row('a', {
		title: '高保湿面膜 10片装',
		tier: 'welfare',
		ownerId: 'lan',
		ready: true,
		linkNo: 3,
		mechanism: '买一送一'
	}),
	row('b', { title: '神经酰胺面霜 50g', tier: 'hero', ownerId: null, skuCode: 'CR-50', points: ['修护屏障'] }),
	row('c', { title: '整点福袋', kind: 'bag', ownerId: 'tang', notes: { operator: '上 8 号链接' }, linkNo: 13 })
];
const found = (filter: Partial<SheetFilter>, problems: readonly string[] = []) => [
	...(filterRows(ITEMS, { ...NO_FILTER, ...filter }, new Set(problems)) ?? 'all')
];

describe('one part at a time', () => {
	it.each([
		['text in the name', { text: '面膜' }, ['a']],
		['text in a mechanism', { text: '买一' }, ['a']],
		['text in points', { text: '屏障' }, ['b']],
		['text in a note', { text: '8 号' }, ['c']],
		['every word has to be there', { text: '面霜 cr' }, ['b']],
		['full width and upper case are the same', { text: 'ＣＲ－５０' }, ['b']],
		['a number is a 链接号, whole', { text: '3' }, ['a']],
		['a tier', { tier: 'hero' }, ['b']],
		['no tier', { tier: 'none' }, ['c']],
		['an owner', { owner: 'lan' }, ['a']],
		['nobody', { owner: 'nobody' }, ['b']],
		['ready', { ready: true }, ['a']],
		['not ready', { ready: false }, ['b', 'c']],
		['nothing fits', { text: '口红' }, []]
	] as const)('%s', (_name, filter, ids) => {
		expect(found(filter)).toEqual(ids);
	});
	it('only rows with problems', () => expect(found({ problems: true }, ['c', 'gone'])).toEqual(['c']));
});

it('all parts together', () => {
	expect(found({ ready: false, text: '链接', owner: 'tang', tier: 'none', problems: true }, ['c'])).toEqual(['c']);
	expect(found({ ready: true, text: '链接' })).toEqual([]);
});

it('nothing asked is not the same as nothing found', () => {
	expect(isFiltering({ ...NO_FILTER, text: '  ' })).toBe(false);
	expect(filterRows(ITEMS, { ...NO_FILTER, text: ' ' }, new Set())).toBeNull();
});

it('under a filter the row one is in stays, and what came since it was set is seen', () => {
	const known = idsOf(ITEMS.slice(0, 2));
	expect([...rowsInView(ITEMS, new Set(['a']), known, null)]).toEqual(['a', 'c']);
	expect([...rowsInView(ITEMS, new Set(), idsOf(ITEMS), 'b')]).toEqual(['b']);
});
