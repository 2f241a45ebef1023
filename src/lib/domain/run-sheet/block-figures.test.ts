// Sums at the foot: only of what means something together, and missing is not zero.
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { MINUTE } from '../time.ts';
import { blockFigures } from './block-figures.ts';
import { columnOf, type Column } from './column.ts';

const item = (fields: Partial<Item>): Item => ({
	...EMPTY_ITEM,
	id: 'a',
	script: [],
	scriptRevision: 0,
	insertedOnAir: false,
	...fields
});
const columns = (...keys: string[]): Column[] => keys.map((key) => columnOf(key)!);
const rows = [
	item({ title: '面霜', planned: 6 * MINUTE, livePrice: 5990, listPrice: 9900, stock: 300, linkNo: 1 }),
	item({ planned: 4 * MINUTE, livePrice: null, stock: null, linkNo: 2 })
];

it('counts what is filled and sums one column of each kind', () => {
	expect(blockFigures(rows, columns('title', 'linkNo', 'planned', 'livePrice', 'stock'))).toEqual({
		cells: 10,
		filled: 7,
		length: 10 * MINUTE,
		money: 5990,
		pieces: 300
	});
});

it('does not add prices of two columns, nor make a zero of what nobody said', () => {
	expect(blockFigures(rows, columns('livePrice', 'listPrice'))).toMatchObject({ money: null, length: null });
	expect(blockFigures(rows.slice(1), columns('livePrice', 'stock'))).toMatchObject({ money: null, pieces: null });
	expect(blockFigures([], columns('planned'))).toEqual({ cells: 0, filled: 0, length: 0, money: null, pieces: null });
});
