// What leaves the house: text stays text whatever it begins with, numbers stay numbers, and we read back what we wrote.
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { importSheet } from '#lib/domain/import/sheet.ts';
import { EMPTY_ITEM, type Item } from '#lib/domain/plan/item.ts';
import { csvFile } from '#lib/server/export/csv.ts';
import { markdownFile } from '#lib/server/export/markdown.ts';
import { runSheetTable } from '#lib/server/export/run-sheet.ts';
import type { ExportTable } from '#lib/server/export/table.ts';
import { xlsxFile } from '#lib/server/export/xlsx.ts';
import { parseCsv } from '#lib/server/import/csv.ts';
import { LIMITS } from '#lib/server/import/limits.ts';
import { parseXlsx } from '#lib/server/import/xlsx.ts';

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠1', '=cmd|"/c calc"!A1'];
const evil: ExportTable = {
	name: '商品/表:1',
	columns: [{ header: '=品名' }, { header: '差额', format: 'yuan' }, { header: '商品ID', format: 'text' }],
	rows: [...FORMULAS.map((text) => [text, -12.5, '3601156799301159014']), ['\u0001控制\uD800字符', null, '']]
};

/** One part of a zip, read without the library that wrote it. */
function part(zip: Uint8Array, name: string): string {
	const bytes = Buffer.from(zip);
	for (
		let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
		at >= 0;
		at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
	) {
		const length = bytes.readUInt16LE(at + 28);
		if (bytes.toString('utf8', at + 46, at + 46 + length) !== name) continue;
		const local = bytes.readUInt32LE(at + 42);
		const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
		return (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8');
	}
	throw new Error(`no ${name}`);
}

test('xlsx: no formula is written, text cells are of type s, negative numbers stay numbers', async () => {
	const bytes = await xlsxFile([evil, evil]);
	const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
	expect(sheet).not.toContain('<f>');
	expect(sheet).toMatch(/<c r="A2"[^>]* t="s"/u);
	expect(sheet).toMatch(/<c r="B2"(?![^>]* t=)[^>]*><v>-12\.5<\/v>/u);
	expect(part(bytes, 'xl/sharedStrings.xml')).not.toContain('\u0001');
	const [first, second] = await parseXlsx(bytes, LIMITS);
	expect(first?.rows.slice(1, 10).map(([text]) => text)).toEqual(FORMULAS);
	expect(first?.rows[1]).toEqual(['=1+1', -12.5, '3601156799301159014']);
	expect([first?.name, second?.name]).toEqual(['商品 表 1', '商品 表 1 2']);
});

test('csv: formulas get a quote in front, ids stay text, numbers stay numbers', () => {
	const text = csvFile(evil);
	expect(text.startsWith('\uFEFF')).toBe(true);
	const [heading, ...rows] = parseCsv(text.slice(1), 'x', LIMITS).rows;
	expect(heading?.[0]).toBe("'=品名");
	expect(rows.slice(0, FORMULAS.length).map(([cell]) => cell)).toEqual(FORMULAS.map((formula) => `'${formula}`));
	expect(rows[0]?.slice(1)).toEqual(['-12.5', '3601156799301159014\t']);
});

test('markdown: what people type cannot become a heading, a link, a picture or a broken table', () => {
	const text = markdownFile('复盘 <script>', [
		{ heading: '原因', text: '# 假标题\n![图](http://x) **粗**\n- 列表' },
		{
			heading: '表',
			tables: [
				{
					name: '',
					columns: [{ header: 'a|b' }, { header: '率', format: 'percent' }],
					rows: [
						['x|y\nz', 0.1234],
						[null, null]
					]
				}
			]
		}
	]);
	expect(text).toContain('# 复盘 \\<script\\>');
	expect(text).toContain('\\# 假标题');
	expect(text).toContain('!\\[图\\](http://x) \\*\\*粗\\*\\*');
	expect(text).toContain('| a\\|b | 率 |\n| --- | ---: |\n| x\\|y z | 12.34% |\n| – | – |');
});

const item = (id: string, fields: Partial<Item>): Item => ({
	...EMPTY_ITEM,
	id,
	script: [],
	scriptRevision: 0,
	insertedOnAir: false,
	...fields
});
const T = Date.parse('2026-09-18T20:00:00+08:00');
const ITEMS = [
	item('a', { kind: 'opening', title: '开场预热', planned: 360_000 }),
	item('b', {
		...{ title: '面霜 50g', planned: 600_000, linkNo: 3, tier: 'profit', livePrice: 13_990, listPrice: 23_900 },
		...{ stock: 500, releaseStock: 50, coupon: '满100减10', gift: '小样', mechanism: '买一送一', skuCode: 'MS50' },
		...{
			points: ['神经酰胺', '修护'],
			mustNotSay: '最好',
			notes: { host: '试色', cohost: '举牌', operator: '弹卡', director: '控时' }
		},
		remark: '=1+1'
	}),
	item('c', { title: '面膜', planned: 120_000, tier: 'seckill', livePrice: 1, linkNo: 9, hardStart: T + 3_600_000 })
];

test.each(['xlsx', 'csv'])('a run-sheet written as %s is read back as it was', async (format) => {
	const starts = [T, T + 360_000, null];
	const table = runSheetTable('排品表', { items: ITEMS, starts, plannedStart: T, groups: [], nameOf: () => '' });
	const [sheet] =
		format === 'xlsx'
			? await parseXlsx(await xlsxFile([table]), LIMITS)
			: [parseCsv(csvFile(table).slice(1), 'x', LIMITS)];
	const read = sheet && importSheet(sheet);
	expect(read?.issues.list).toEqual([]);
	expect(read?.rows.map(({ hardStart }) => hardStart)).toEqual([null, null, 1_260]);
	for (const [at, row] of (read?.rows ?? []).entries()) {
		const { id: _id, script: _script, scriptRevision: _revision, ...was } = ITEMS[at] as Item;
		const fields = Object.keys(row).filter(
			(key) => key in was && key !== 'hardStart' && key !== 'remark' && key !== 'productId'
		);
		const pick = (from: object) => fields.map((key) => [key, (from as Record<string, unknown>)[key]]);
		expect(pick(row)).toEqual(pick(was));
	}
	expect(read?.rows[1]?.remark).toBe(format === 'xlsx' ? '=1+1' : "'=1+1");
});
