// Tables become datasets: control totals, child rows, units, repeated headings, and a mapping that a person changed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { column, figuresAt } from './dataset.ts';
import { minuteSeries } from './minutes.ts';
import { normalise } from './normalise.ts';
import { mapColumns, recognise, type Mapping } from './recognise.ts';
import type { CellValue, TextTable } from './table.ts';

const table = (rows: readonly (readonly CellValue[])[]): TextTable => ({ name: 's', rows, merges: [], unsolved: [] });
const read = (rows: readonly (readonly CellValue[])[]) => {
	const sheet = table(rows);
	const mapping = recognise(sheet)?.mapping;
	if (!mapping) throw new Error('not recognised');
	return normalise(sheet, mapping);
};

const HEADING = ['计划ID', '计划名称', '整体消耗', '整体展示次数', '整体成交金额'];

test('total rows are kept for checking and stay out of the data', () => {
	const { dataset, skipped } = read([
		HEADING,
		['全部', '-', 30, 300, 99],
		['1', 'a', 10, 100, 33],
		['2', 'b', 20, 200, 66]
	]);
	expect(column(dataset, 'ad_cost')).toEqual([1_000, 2_000]);
	expect(dataset.totals).toEqual([['全部', null, 3_000, 300, 9_900]]);
	expect(skipped).toEqual([{ row: 2, why: 'total' }]);
});

test('an unreadable cell is absent and noted with its place', () => {
	const { dataset, issues } = read([HEADING, ['1', 'a', '约十元', 100, 33]]);
	expect(column(dataset, 'ad_cost')).toEqual([null]);
	expect(issues.list).toEqual([
		{ reason: 'unreadable-number', sheet: 's', row: 2, column: 3, header: '整体消耗', raw: '约十元' }
	]);
});

test('an estimate is no number in sums', () => {
	const { dataset } = read([
		['渠道名称', '观看人数'],
		['搜索', '7.5w~10w']
	]);
	expect(column(dataset, 'watch_uv')).toEqual([null]);
	expect(figuresAt(dataset, 0).watch_uv).toEqual({ kind: 'estimated', min: 75_000, max: 100_000 });
});

test('a heading below 29 rows of notes is found, below 30 it is not', () => {
	const notes = (count: number) => Array.from({ length: count }, () => ['说明']);
	expect(recognise(table([...notes(29), HEADING, ['1', 'a', 1, 1, 1]]))?.mapping.headerRow).toBe(29);
	expect(recognise(table([...notes(30), HEADING]))).toBeNull();
});

test('a person can give a column another meaning and a unit', () => {
	const sheet = table([
		['时间', '进入直播间人数', '停留', '人均观看时长'],
		['2026/09/18 19:00', 5, 'x', 66]
	]);
	const found = recognise(sheet)?.mapping as Mapping;
	const columns = found.columns.map((each) => (each.column === 3 ? { ...each, unit: 'seconds' as const } : each));
	expect(column(normalise(sheet, { ...found, columns }).dataset, 'avg_watch_duration')).toEqual([66_000]);
	expect(column(normalise(sheet, found).dataset, 'avg_watch_duration')).toEqual([null]);
});

test('two headings of one meaning: the first counts, the second is kept as it stands', () => {
	const columns = mapColumns(['时间', '成交金额', 'GMV'], 'compass-minutes');
	expect(columns.map(({ key }) => key)).toEqual(['minute_at', 'pay_amt', null]);
});

test('a minute told twice is told once, in the order of time', () => {
	const heading = ['时间', '进入直播间人数', '成交金额'];
	const { dataset } = read([
		heading,
		['2026/09/18 19:01', 2, 2],
		['2026/09/18 19:00', 1, 1],
		['2026/09/18 19:01', 9, 9]
	]);
	const { series, issues } = minuteSeries(dataset);
	expect(series.columns.enter_uv).toEqual([1, 2]);
	expect(issues.list.map(({ reason, row }) => [reason, row])).toEqual([['duplicate-minute', 4]]);
});

test('whatever stands in the cells: every row is data or skipped, and no figure is NaN', () => {
	const cell = fc.oneof(
		fc.constantFrom<CellValue>('-', '合计', '3.6E+18', '¥1,2', '__proto__', '2026/09/18 19:00', '7w~9w', null),
		fc.string(),
		fc.double()
	);
	fc.assert(
		fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }), (rows) => {
			const sheet = table([HEADING, ...rows]);
			const mapping = recognise(sheet)?.mapping as Mapping;
			const { dataset, skipped } = normalise(sheet, mapping);
			const places = [...dataset.places, ...skipped.map(({ row }) => row)].sort((a, b) => a - b);
			const all = sheet.rows.map((_, at) => at + 1);
			// The first row may hold nothing but units ("%"): then it belongs to the heading.
			expect(places).toEqual(all.slice(mapping.firstRow));
			expect(mapping.firstRow).toBeLessThanOrEqual(2);
			for (const { values } of dataset.columns) {
				expect(values).toHaveLength(dataset.places.length);
				expect(values.some((value) => typeof value === 'number' && !Number.isFinite(value))).toBe(false);
			}
		})
	);
});

test('a percent column in which nothing exceeds 1 may mean either, and is left empty with one issue', () => {
	const { dataset, issues } = read([
		['计划ID', '整体消耗', '整体展示次数', '点击率(%)'],
		['1', 1, 1, 0.5],
		['2', 1, 1, '0.7%']
	]);
	expect(column(dataset, 'ad_ctr')).toEqual([null, 0.007]);
	expect(issues.list.map(({ reason, row, column: at }) => [reason, row, at])).toEqual([['percent-unclear', 0, 4]]);
});
