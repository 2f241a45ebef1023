// Run-sheets: what each row becomes. Every row of a sheet ends in exactly one place.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ITEM_RANGES, misfit } from '../plan/ranges.ts';
import { importSheet } from './sheet.ts';
import { clockInstant, itemPatch } from './sheet-row.ts';
import type { CellValue, TextTable } from './table.ts';

const sheet = (rows: readonly (readonly CellValue[])[], merges: TextTable['merges'] = []): TextTable => ({
	name: '排品',
	rows,
	merges,
	unsolved: []
});
const HEADING = ['链接号', '时间段', '品名', '产品类型', '直播价', '主播', '助播', '中控', '备注'];

test('the duties of each post go to that post', () => {
	const [row] = importSheet(sheet([HEADING, [1, '20:00', '面霜', '利润款', 139, '试色', '递品', '弹卡', '注意']])).rows;
	expect(row?.notes).toEqual({ host: '试色', assistant: '递品', operator: '弹卡' });
	expect(row?.remark).toBe('注意');
});

test('segments without a product become kinds of items', () => {
	const titles = ['开场预热', '福袋', '抽奖', '互动/福袋', '换班交接', '休息', '收尾预告'];
	const { rows } = importSheet(sheet([HEADING, ...titles.map((title) => [null, null, title])]));
	expect(rows.map(({ kind }) => kind)).toEqual(['opening', 'bag', 'draw', 'bag', 'talk', 'rest', 'closing']);
});

test('a product whose name sounds like a segment is still a product', () => {
	const [row] = importSheet(sheet([HEADING, [3, null, '开场福利 洁面', '福利款', 9.9]])).rows;
	expect(row).toMatchObject({ kind: 'product', tier: 'welfare', livePrice: 990 });
});

test('a slot shared by several rows gives no length, and says so', () => {
	const merges = [{ top: 1, left: 1, bottom: 2, right: 1 }];
	const { rows, issues } = importSheet(
		sheet([HEADING, [1, '20:00-20:30', 'a', null, 1], [2, null, 'b', null, 2]], merges)
	);
	expect(rows.map(({ planned, startMinutes }) => [planned, startMinutes])).toEqual([
		[null, 1_200],
		[null, null]
	]);
	expect(issues.list.map(({ reason, row }) => [reason, row])).toContainEqual(['slot-shared', 2]);
});

test('a row under a merged name is part of the product above, not a product of its own', () => {
	const merges = [{ top: 1, left: 2, bottom: 2, right: 2 }];
	const { rows, skipped } = importSheet(
		sheet([HEADING, [1, null, '面霜', null, 139], [null, null, null, null, 89]], merges)
	);
	expect(rows.map(({ title }) => title)).toEqual(['面霜']);
	expect(skipped).toContainEqual({ row: 3, why: 'continuation' });
});

test('only a promised start becomes a hard start', () => {
	const { rows } = importSheet(
		sheet([HEADING, [1, '20:00', '面膜', '秒杀款', 0.01], [2, '20:05', '面霜', '利润款', 139]])
	);
	expect(rows.map(({ hardStart }) => hardStart)).toEqual([1_200, null]);
});

test('a clock time lies in the stream, also behind midnight', () => {
	const start = Date.parse('2026-09-18T19:00:00+08:00');
	expect(clockInstant(1_200, start)).toBe(Date.parse('2026-09-18T20:00:00+08:00'));
	expect(clockInstant(30, start)).toBe(Date.parse('2026-09-19T00:30:00+08:00'));
	expect(clockInstant(1_110, start)).toBe(Date.parse('2026-09-18T18:30:00+08:00'));
	// Round the clock a time just before the beginning is one before the end.
	const day = start + 24 * 3_600_000;
	expect(clockInstant(1_110, start, day)).toBe(Date.parse('2026-09-19T18:30:00+08:00'));
	expect(clockInstant(1_200, start, day)).toBe(Date.parse('2026-09-18T20:00:00+08:00'));
	expect(clockInstant(1_110, start, start + 5 * 3_600_000)).toBe(Date.parse('2026-09-18T18:30:00+08:00'));
});

test('cost and commission do not travel to the crew, other columns do', () => {
	const heading = ['品名', '直播价', '成本价', '佣金比例', '发货', '神秘列'];
	const [row] = importSheet(sheet([heading, ['面霜', 139, 40, '20%', '48小时', 'x']])).rows;
	if (!row) throw new Error('no row');
	expect(itemPatch(row, null).remark).toBe('发货: 48小时\n神秘列: x');
	expect(row).toMatchObject({ title: '面霜', livePrice: 13_900, costPrice: 4_000, commissionRate: 0.2 });
});

test('a sheet without a known heading gives nothing, and says so for every row', () => {
	const { mapping, skipped } = importSheet(sheet([['a', 'b'], [], ['c']]));
	expect(mapping?.columns.map(({ meaning, sample }) => [meaning, sample])).toEqual([
		[null, 'c'],
		[null, '']
	]);
	expect(skipped.map(({ why }) => why)).toEqual(['no-heading', 'blank', 'no-heading']);
});

test('a heading of words nobody knows is mapped by hand', () => {
	const table = sheet([['双11 第三场'], ['货盘', '单价¥', '说啥'], ['面霜', 139, '神经酰胺'], [], ['洁面', 49]]);
	const { mapping, rows } = importSheet(table);
	expect(rows).toEqual([]);
	expect(mapping?.columns.map(({ header, sample }) => `${header} ${sample}`)).toEqual([
		'货盘 面霜',
		'单价¥ 139',
		'说啥 神经酰胺'
	]);
	const read = importSheet(table, { 0: 'product_name', 1: 'live_price' });
	expect(read.rows.map(({ title, livePrice, others }) => [title, livePrice, others[0]?.text])).toEqual([
		['面霜', 13_900, '神经酰胺'],
		['洁面', 4_900, undefined]
	]);
	expect(read.skipped.map(({ row, why }) => `${row} ${why}`)).toEqual(['1 above-heading', '2 heading', '4 blank']);
});

test('a sheet of data alone goes by its letters, and a person says which row is the heading', () => {
	const data = sheet([
		['1', '面霜', 139],
		['2', '洁面', 49]
	]);
	expect(importSheet(data).mapping).toMatchObject({ headerRow: -1, firstRow: 0 });
	const read = importSheet(data, { 1: 'product_name', 2: 'live_price' });
	expect(read.rows.map(({ title, livePrice, others }) => [title, livePrice, others])).toEqual([
		['面霜', 13_900, [{ column: null, header: 'A', text: '1' }]],
		['洁面', 4_900, [{ column: null, header: 'A', text: '2' }]]
	]);
	const words = sheet([
		['面霜', '主推'],
		['洁面', '福利']
	]);
	expect(importSheet(words, { 0: 'product_name' }).rows.map(({ title }) => title)).toEqual(['洁面']);
	expect(importSheet(words, { 0: 'product_name' }, null).rows.map(({ title }) => title)).toEqual(['面霜', '洁面']);
	expect(
		importSheet(sheet([HEADING, [1, null, '面霜'], [2, null, '洁面']]), { 2: 'product_name' }, 1).rows
	).toHaveLength(1);
});

test('目标GMV is the goal of its row, in 万 where the heading or the cell says so', () => {
	const goals = (heading: string, ...cells: CellValue[]) =>
		importSheet(sheet([['品名', heading], ...cells.map((cell) => ['面霜', cell])]));
	expect(goals('目标GMV', 50_000, '5万', '¥1,200').rows.map(({ goal }) => goal)).toEqual([
		5_000_000, 5_000_000, 120_000
	]);
	expect(goals('目标GMV(万)', 5, '1.5').rows.map(({ goal }) => goal)).toEqual([5_000_000, 1_500_000]);
	const byHand = sheet([
		['货盘', '冲多少(万)'],
		['面霜', 1.5]
	]);
	expect(importSheet(byHand, { 0: 'product_name', 1: 'target_gmv' }).rows[0]?.goal).toBe(1_500_000);
	const doubt = goals('预估GMV', '3-5万');
	expect(doubt.rows[0]).toMatchObject({ goal: null, others: [] });
	expect(doubt.issues.list.map(({ reason }) => reason)).toEqual(['goal-unreadable']);
	expect(
		importSheet(
			sheet([
				['品名', '库存(万)'],
				['面霜', 3]
			])
		).rows[0]
	).toMatchObject({ stock: null, others: [{ text: '3' }] });
});

test('every row ends as an item or is skipped with a reason, never both, never neither', () => {
	const cell = fc.oneof(
		fc.constantFrom<CellValue>(
			null,
			'合计',
			'元',
			'品名',
			'开场',
			'20:06—20:12',
			'59-79',
			'到手59',
			'6min',
			'__proto__'
		),
		fc.string({ maxLength: 8 }),
		fc.integer()
	);
	const rows = fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 15 });
	const merge = fc.record({ top: fc.nat(15), left: fc.nat(9), bottom: fc.nat(15), right: fc.nat(9) });
	const heading = fc.constantFrom<readonly CellValue[]>(
		HEADING,
		['品名', '时长', '库存', '卖点'],
		['时间', '流程', '场控'],
		['x']
	);
	fc.assert(
		fc.property(rows, rows, heading, fc.array(merge, { maxLength: 4 }), (above, below, names, merges) => {
			const all = [...above.slice(0, 5), names, ...below];
			const read = importSheet(sheet(all, merges));
			const ends = [...read.rows.map(({ place }) => place.row), ...read.skipped.map(({ row }) => row)];
			expect(ends.sort((a, b) => a - b)).toEqual(all.map((_, at) => at + 1));
			const rejected = read.skipped.filter(({ why }) => why === 'rejected').map(({ row }) => row);
			for (const row of rejected) expect(read.issues.list.some((issue) => issue.row === row)).toBe(true);
			for (const row of read.rows) {
				expect(row.title).not.toBe('');
				expect(misfit(ITEM_RANGES, itemPatch(row, 1_789_729_200_000))).toBeNull();
			}
		}),
		{ numRuns: 500 }
	);
});

test('what a person says of a column goes before what its heading says, and each meaning stands once', () => {
	const table = sheet([
		['品名', '直播价', '价', '神秘列'],
		['面霜', 139, 99, '敏感肌']
	]);
	expect(importSheet(table).rows[0]).toMatchObject({ livePrice: 13_900, points: [] });
	const { rows, mapping } = importSheet(table, { 2: 'live_price', 3: 'selling_points' });
	expect(rows[0]).toMatchObject({ livePrice: 9_900, points: ['敏感肌'], others: [{ header: '直播价', text: '139' }] });
	expect(mapping?.columns.map(({ meaning }) => meaning)).toEqual([
		'product_name',
		null,
		'live_price',
		'selling_points'
	]);
	expect(importSheet(table, { 1: null }).rows[0]).toMatchObject({ livePrice: null });
});
