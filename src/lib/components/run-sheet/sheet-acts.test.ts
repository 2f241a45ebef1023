// Where rows land when they are moved, and what a copy carries.
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '#lib/domain/plan/item.ts';
import { copyRows, dropRows } from './sheet-acts.ts';

const item = (id: string, more: Partial<Item> = {}): Item => ({
	...EMPTY_ITEM,
	id,
	script: [],
	scriptRevision: 0,
	insertedOnAir: false,
	...more
});
const rows = ['a', 'b', 'c', 'd'].map((id) => item(id));
const moved = (itemIds: string[], after: string | null) => ({ name: 'move-items', args: { itemIds, after } });

it('drops rows before a place, in sheet order', () => {
	expect(dropRows(rows, ['d', 'a'], 2)).toEqual(moved(['a', 'd'], 'b'));
	expect(dropRows(rows, ['c'], 0)).toEqual(moved(['c'], null));
	expect(dropRows(rows, ['a'], 4)).toEqual(moved(['a'], 'd'));
});

it('a drop where the rows stand already is no command', () => {
	expect(dropRows(rows, ['b'], 1)).toBeNull();
	expect(dropRows(rows, ['b'], 2)).toBeNull();
	expect(dropRows(rows, ['b', 'c'], 2)).toBeNull();
});

it('a copy carries what was typed and the script with new ids, and no fixed time', () => {
	let n = 0;
	const written = { post: 'host' as const, kind: 'point' as const, text: '看质地' };
	const full = item('x', {
		title: '面霜',
		livePrice: 100,
		hardStart: 5,
		hardEnd: 9,
		script: [{ id: 'k', revision: 2, writtenBy: 'm', writtenAt: 1, ...written }]
	});
	expect(copyRows([full], ['x'], () => `n${++n}`)).toEqual({
		name: 'add-items',
		args: {
			items: [{ id: 'n2', fields: { title: '面霜', livePrice: 100 }, script: [{ id: 'n1', ...written }] }],
			after: 'x'
		}
	});
});
