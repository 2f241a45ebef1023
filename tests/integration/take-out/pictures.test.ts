// The workbook opens with a heading that stays, widths, and the pictures of the goods over their cells.
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { EMPTY_ITEM, type Item } from '#lib/domain/plan/item.ts';
import { emptyStream } from '#lib/domain/stream/state.ts';
import { PICTURE_COLUMN } from '#lib/server/export/run-sheet.ts';
import { sheetFile, sheetFileName } from '#lib/server/export/sheet-file.ts';

const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const item = (id: string, image: string | null): Item => ({
	...{ ...EMPTY_ITEM, id, title: `商品 ${id}`, image },
	...{ script: [], scriptRevision: 0, insertedOnAir: false }
});
const state = {
	...emptyStream('s'),
	title: '山茶专场',
	plannedStart: Date.parse('2026-09-18T20:00:00+08:00'),
	items: [
		item('a', '/api/products/p1/images/one.png'),
		item('b', null),
		item('c', '/api/products/p1/images/one.png'),
		item('d', '/api/products/p2/images/gone.png'),
		item('e', '/api/products/p3/images/new.webp'),
		item('f', '/somewhere/else.png')
	]
};

test('pictures lie over their rows, each file is fetched once, and what is not there leaves a cell empty', async () => {
	const asked: string[] = [];
	const bytes = await sheetFile(state, 'xlsx', () => '', async (product, name) => {
		asked.push(`${product}/${name}`);
		if (product === 'p2') return null;
		return new Response(product === 'p1' ? PIXEL : 'RIFF....WEBP');
	}); // prettier-ignore
	expect(asked.sort()).toEqual(['p1/one.png', 'p2/gone.png', 'p3/new.webp']);
	const [sheet] = (await readXlsx(bytes)).sheets;
	const places = sheet?.images?.map(({ anchor: { from }, type, altText }) => [from.row, from.col, type, altText]);
	expect(places).toEqual([
		[1, PICTURE_COLUMN, 'png', '商品 a'],
		[3, PICTURE_COLUMN, 'png', '商品 c']
	]);
	expect(sheet?.freezePane).toMatchObject({ rows: 1 });
	expect(sheet?.columns?.every(({ width }) => (width ?? 0) >= 6)).toBe(true);
	expect(sheetFileName(state)).toBe('排品表 山茶专场 2026-09-18');
});
