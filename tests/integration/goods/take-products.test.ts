// A product list over HTTP: columns as a person chose them, kept in one go, and taken back in one go.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Product } from '#lib/domain/goods/product.ts';
import type { SheetImport } from '#lib/domain/import/sheet.ts';
import { openHouse } from '../auth/house.ts';
import { askJson } from '../edge/stage.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.stop());

const send = async (body: object) => {
	const page = await askJson(house.owner, 'POST', '/api/products/batch', JSON.stringify(body));
	return {
		status: page.status,
		...(JSON.parse(page.text) as { added: Product[]; changed: Product[]; left: string[] })
	};
};
const list = async () =>
	JSON.parse((await house.owner.ask('/api/products', { headers: { accept: 'application/json' } })).text) as Product[];

test('what an import brought is put away and put back, except where somebody wrote since', async () => {
	const first = await send({ adds: [{ name: '面霜', livePrice: 13_900 }, { name: '洁面' }], changes: [] });
	const [cream, foam] = first.added;
	if (!cream || !foam) throw new Error('not added');
	const change = { id: cream.id, seen: cream.rev, patch: { livePrice: 12_900 } };
	const second = await send({ adds: [{ name: '面膜' }], changes: [change, { ...change, seen: 99 }] });
	expect(second).toMatchObject({
		added: [{ name: '面膜' }],
		changed: [{ livePrice: 12_900, rev: 2 }],
		left: [cream.id]
	});
	const mask = second.added[0];
	await askJson(
		house.owner,
		'PATCH',
		`/api/products/${foam.id}`,
		JSON.stringify({ seen: 1, patch: { spec: '150ml' } })
	);
	const back = await send({
		adds: [],
		changes: [
			{ id: mask?.id, seen: 1, patch: {}, archived: true },
			{ id: cream.id, seen: 2, patch: { livePrice: 13_900 } },
			{ id: foam.id, seen: 1, patch: {}, archived: true }
		]
	});
	expect(back.left).toEqual([foam.id]);
	expect((await list()).map(({ name, livePrice, spec }) => [name, livePrice, spec]).sort()).toEqual([
		['洁面', null, '150ml'],
		['面霜', 13_900, '']
	]);
});

test('columns are read as a person says, and a choice that makes no sense is refused', async () => {
	const read = async (chosen: string) => {
		const form = new FormData();
		form.set('file', new File(['品名,库存,价,神秘\n面霜,5,139,敏感肌可用\n'], '表.csv', { type: 'text/csv' }));
		form.set('chosen', chosen);
		const headers = { accept: 'application/json' };
		const { status, text } = await house.owner.ask('/api/products/import', { method: 'POST', body: form, headers });
		return { status, rows: status === 200 ? (JSON.parse(text) as { sheets: SheetImport[] }).sheets[0]?.rows : null };
	};
	const columns = [
		{ table: 0, column: 2, meaning: 'live_price' },
		{ table: 0, column: 3, meaning: 'selling_points' }
	];
	expect(await read(JSON.stringify(columns))).toMatchObject({ rows: [{ livePrice: 13_900, points: ['敏感肌可用'] }] });
	for (const odd of [
		'{',
		'{}',
		'[1]',
		'[{"table":0,"column":1,"meaning":"constructor"}]',
		'[{"table":-1,"column":1,"meaning":null}]'
	])
		expect([odd, (await read(odd)).status]).toEqual([odd, 400]);
});
