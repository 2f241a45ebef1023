// A file brought into a sheet: nothing is overwritten unseen, nothing comes twice, and the same file again changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { after } from '../stream/testing/desk.ts';
import { emptyStream, type StreamState } from '../stream/state.ts';
import { importCommands, type LeftOut } from './merge-commands.ts';
import { mergeRows, type MergedRow } from './merge-rows.ts';
import { importSheet } from './sheet.ts';
import type { CellValue } from './table.ts';

const START = Date.parse('2026-11-23T19:00:00+08:00');
const HEADING = ['环节', '链接号', '货号', '品名', '直播价', '库存', '时长', '主播', '话术', '备注'];
const ALL: LeftOut = { row: () => false, cell: () => false };

const read = (rows: readonly (readonly CellValue[])[]) =>
	importSheet({ name: '排品', rows: [HEADING, ...rows], merges: [], unsolved: [] }).rows;
let count = 0;
const newId = () => `n${(count += 1)}`;
const blank = (): StreamState => ({ ...emptyStream('s'), plannedStart: START });

function taken(state: StreamState, rows: readonly (readonly CellValue[])[], leftOut = ALL): StreamState {
	const merged = mergeRows(read(rows), state.items, START);
	return after(state, ...importCommands(merged, leftOut, state.items, START, newId));
}
const outcome = (state: StreamState, rows: readonly (readonly CellValue[])[]) =>
	mergeRows(read(rows), state.items, START).map((row) =>
		row.what === 'change' ? `change ${row.cells.map(({ column }) => column.key).join(' ')}` : row.what
	);
const titles = (state: StreamState) => state.items.map(({ title }) => title);

const FIRST: readonly (readonly CellValue[])[] = [
	['开场', null, null, null, null, null, 6, '打招呼', null, null],
	[null, 1, 'MS-50', '面霜', 139, 500, 8, '试色', '先说肤感', '主推'],
	[null, 2, null, '洁面', 49, 800, 6, null, null, null],
	['返场', 1, 'MS-50', '面霜', 129, 100, 5, null, null, null],
	['收尾', null, null, null, null, null, 4, null, null, null]
];

describe('a file', () => {
	const sheet = taken(blank(), FIRST);

	it('that meets nothing is added in its order; the same file again says nothing new', () => {
		expect(titles(sheet)).toEqual(['开场', '面霜', '洁面', '面霜', '收尾']);
		expect(outcome(sheet, FIRST)).toEqual(['same', 'same', 'same', 'same', 'same']);
	});

	it('that was edited changes the cells that were edited, by 货号 and by 链接号, and adds behind the row above', () => {
		const edited: CellValue[][] = FIRST.map((row) => [...row]);
		edited[1]![4] = 119;
		edited[1]![3] = '面霜 50g';
		edited[2]![3] = '氨基酸洁面';
		edited.splice(3, 0, [null, 3, 'MM-10', '面膜', 99, 300, 7, null, null, null]);
		expect(outcome(sheet, edited)).toEqual(['same', 'change title livePrice', 'change title', 'add', 'same', 'same']);
		const now = taken(sheet, edited);
		expect(titles(now)).toEqual(['开场', '面霜 50g', '氨基酸洁面', '面膜', '面霜', '收尾']);
		expect(now.items[1]).toMatchObject({ livePrice: 11_900, stock: 500, notes: { host: '试色' }, remark: '主推' });
	});

	it('an empty cell, and a row that the file no longer has, change nothing', () => {
		expect(outcome(sheet, [[null, null, 'MS-50', '面霜', null, null, null, null, null, null]])).toEqual(['same']);
		expect(taken(sheet, []).items).toEqual(sheet.items);
	});

	it('another 货号 at the same link is another product', () => {
		expect(outcome(sheet, [[null, 1, 'XX-1', '精华', 1, null, null, null, null, null]])).toEqual(['add']);
	});

	it('the same 货号 twice meets two rows, and a third is new', () => {
		const row: CellValue[] = [null, null, 'MS-50', '面霜', 99, null, null, null, null, null];
		expect(outcome(sheet, [row, row])).toEqual(['change livePrice', 'add']);
	});

	it('changes only the cells and rows that are wanted, a note without touching the others', () => {
		const rows = [
			[null, 1, 'MS-50', '面霜', 119, 400, 8, '试肤感', '再说价格', null],
			[null, 9, null, '新品', 1, null, null, null, null, null]
		];
		const leftOut: LeftOut = {
			row: (row: MergedRow) => row.what === 'add',
			cell: (_: MergedRow, { column }) => column.key === 'livePrice'
		};
		const now = taken(sheet, rows, leftOut);
		expect(titles(now)).toEqual(titles(sheet));
		expect(now.items[1]).toMatchObject({ livePrice: 13_900, stock: 400, notes: { host: '试肤感' } });
		expect(now.items[1]?.script.map(({ text }) => text)).toEqual(['先说肤感', '再说价格']);
	});

	it('of more rows than one command may bring comes whole and in order', () => {
		const many = Array.from({ length: 1_200 }, (_, at): CellValue[] => [null, null, `K${at}`, `商品${at}`]);
		const now = taken(sheet, many);
		expect(now.items.slice(5).map(({ skuCode }) => skuCode)).toEqual(many.map((row) => row[2]));
	});
});

const cell = (...some: CellValue[]) => fc.constantFrom<CellValue>(null, ...some);
const row = fc.tuple(
	cell('开场', '福袋', '返场', '合计'),
	cell(1, 2, '3号', 'x'),
	cell('A', 'B', 'C'),
	cell('面霜', '洁面', '面膜', ' 面霜 '),
	cell(59, '59.9-79.9', '到手9'),
	cell(5, '现货'),
	cell(5, '6min'),
	cell('试色'),
	cell('先说肤感'),
	cell('-', '主推')
);

it('whatever the sheet and the file hold: every row is an item, an update, no news, or an issue, and never two of these', () => {
	fc.assert(
		fc.property(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }), (before, file) => {
			const sheet = taken(blank(), before);
			const table = { name: '排品', rows: [HEADING, ...file], merges: [], unsolved: [] };
			const { rows, skipped, issues } = importSheet(table);
			const merged = mergeRows(rows, sheet.items, START);
			const ends = [...merged.map(({ row: one }) => one.place.row), ...skipped.map(({ row: one }) => one)];
			expect(ends.sort((a, b) => a - b)).toEqual(table.rows.map((_, at) => at + 1));
			for (const one of skipped)
				if (one.why === 'rejected') expect(issues.list.some((issue) => issue.row === one.row)).toBe(true);
			const met = merged.flatMap((one) => (one.what === 'add' ? [] : [one.item.id]));
			expect(new Set(met).size).toBe(met.length);

			const now = taken(sheet, file);
			const added = merged.filter(({ what }) => what === 'add').length;
			expect(now.items.length).toBe(sheet.items.length + added);
			// Rows that no row of the file met are as they were.
			for (const item of sheet.items) if (!met.includes(item.id)) expect(now.items).toContainEqual(item);
			expect(new Set(outcome(now, file))).toEqual(new Set(rows.length > 0 ? ['same'] : []));
		}),
		{ numRuns: 400 }
	);
});
