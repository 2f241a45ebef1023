// A product list against the library: new, changed, the same, left; nothing twice, nothing lost, nothing overwritten by an empty cell.
import { expect, it } from 'vitest';
import type { SheetRow } from '../import/sheet-row.ts';
import { productRows } from './import-products.ts';
import { EMPTY_PRODUCT, type Product } from './product.ts';

const row = (more: Partial<SheetRow>): SheetRow => ({
	kind: 'product',
	title: '面霜',
	planned: null,
	startMinutes: null,
	hardStart: null,
	linkNo: null,
	productId: null,
	skuCode: '',
	tier: null,
	livePrice: null,
	listPrice: null,
	floorPrice: null,
	costPrice: null,
	commissionRate: null,
	category: '',
	spec: '',
	coupon: '',
	gift: '',
	mechanism: '',
	stock: null,
	releaseStock: null,
	goal: null,
	points: [],
	mustNotSay: '',
	notes: {},
	script: [],
	remark: '',
	others: [],
	own: null,
	place: { sheet: 'a', row: 2 },
	...more
});
const cream: Product = {
	...EMPTY_PRODUCT,
	id: 'p1',
	name: '面霜',
	skuCode: 'K1',
	livePrice: 13_900,
	stock: 5,
	images: [],
	archived: false,
	rev: 1
};

it('adds what the library does not have, with only what the row says', () => {
	expect(productRows([row({ title: '精华', skuCode: 'K2', livePrice: 100, floorPrice: 2990 })], [cream])).toMatchObject(
		[{ what: 'add', fields: { name: '精华', skuCode: 'K2', livePrice: 100, floorPrice: 2990 } }]
	);
});

it('finds a product by its 货号 and changes only what differs and was said', () => {
	const [change] = productRows([row({ title: '面霜 新', skuCode: 'K1', livePrice: 12_900 })], [cream]);
	expect(change).toMatchObject({ what: 'change', product: { id: 'p1' } });
	expect(change?.what === 'change' && change.patch).toEqual({ name: '面霜 新', livePrice: 12_900 });
});

it('finds a product without 货号 by its exact name, but never another 货号', () => {
	expect(productRows([row({ livePrice: 13_900 })], [cream])).toMatchObject([{ what: 'same' }]);
	expect(productRows([row({ skuCode: 'K9' })], [cream])).toMatchObject([{ what: 'add' }]);
});

it('leaves segments and the second row of one product', () => {
	const rows = [row({ skuCode: 'K1' }), row({ skuCode: 'K1' }), row({ kind: 'opening', title: '开场' })];
	expect(productRows(rows, [cream]).map(({ what }) => what)).toEqual(['same', 'left', 'left']);
});

it('a second import of the same list changes nothing', () => {
	const list = [row({ title: '精华', skuCode: 'K2', livePrice: 100, points: ['轻'] })];
	const [added] = productRows(list, []);
	if (added?.what !== 'add') throw new Error('not added');
	const made: Product = { ...cream, ...EMPTY_PRODUCT, ...added.fields, id: 'p2' };
	expect(productRows(list, [made])).toMatchObject([{ what: 'same' }]);
});

it('finds a product by its link, unless the 货号 says that it is another one', () => {
	const linked = { ...cream, skuCode: '', linkNo: 3 };
	expect(productRows([row({ title: '面霜 50g', linkNo: 3 })], [linked])).toMatchObject([{ what: 'change', patch: { name: '面霜 50g' } }]); // prettier-ignore
	expect(productRows([row({ title: '面霜 50g', linkNo: 3, skuCode: 'X' })], [{ ...linked, skuCode: 'K1' }])).toMatchObject([{ what: 'add' }]); // prettier-ignore
	expect(productRows([row({ linkNo: 3 }), row({ title: '别名', linkNo: 3 })], [linked]).map(({ what }) => what)).toEqual(['same', 'left']); // prettier-ignore
});
