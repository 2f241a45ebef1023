// Reads a team's run-sheet or product list: every row becomes an item, is skipped with a reason, or is an issue.
import { isUnitsRow, plainHeader } from './header.ts';
import { IssueBook, type Issues } from './issue.ts';
import { isNamed, isRepeated, mapSheet, type ChosenColumns, type SheetMapping } from './sheet-columns.ts';
import { readSheetRow } from './sheet-row-reader.ts';
import type { SheetRow } from './sheet-row.ts';
import { cellText, isBlank, type CellValue, type TextTable } from './table.ts';

/** A row that is no item, 1-based. `no-heading`: nobody knows which column names the rows. */
interface SkippedSheetRow {
	readonly row: number;
	readonly why:
		| 'blank'
		| 'above-heading'
		| 'heading'
		| 'units'
		| 'total'
		| 'continuation'
		/** 第一轮, 上半场: a title over the rows below it */
		| 'section'
		| 'no-heading'
		/** an issue of this row says why */
		| 'rejected';
}

/** What one sheet gave. Each of its rows is in exactly one of `rows` and `skipped`. */
export interface SheetImport {
	readonly name: string;
	/** null = nothing stands in the sheet. Without a column that names the rows there are none. */
	readonly mapping: SheetMapping | null;
	/** The first rows in few words, to say which of them is the heading. */
	readonly top: readonly string[];
	readonly rows: readonly SheetRow[];
	readonly skipped: readonly SkippedSheetRow[];
	readonly issues: Issues;
}

const TOTALS = /^(本轮|本页|以上)?(合计|总计|汇总|小计|全部|共计)/u;
/** A row that only says which part of the evening comes now. */
const SECTION =
	/^[【[(（<《—\-\s]*(第?[一二三四五六七八九十\d]+[轮场波节]|[上下]半场|(第?[一二三四五六七八九十\d]+)?循环)/u;

function whySkipped(
	row: readonly CellValue[],
	index: number,
	mapping: SheetMapping,
	table: TextTable
): SkippedSheetRow['why'] | null {
	if (isBlank(row)) return 'blank';
	if (index === mapping.headerRow) return 'heading';
	if (index < mapping.headerRow) return 'above-heading';
	const cells = row.map(cellText);
	if (index < mapping.firstRow) return isUnitsRow(cells) ? 'units' : 'heading';
	if (isUnitsRow(cells)) return 'units';
	const first = cells.find((cell) => cell !== '') ?? '';
	if (TOTALS.test(first)) return 'total';
	if (SECTION.test(first) && cells.filter((cell) => cell !== '').length === 1) return 'section';
	const named = mapping.columns.filter(({ header }) => header !== '');
	const same = named.filter(({ column, header }) => plainHeader(cells[column] ?? '') === plainHeader(header));
	if (same.length * 2 > named.length) return 'heading';
	const title = mapping.columns.find(({ meaning }) => meaning === 'product_name');
	const covered = table.merges.some(
		({ top, bottom, left, right }) =>
			title !== undefined && left <= title.column && title.column <= right && top < index && index <= bottom
	);
	return covered ? 'continuation' : null;
}

const TOP_ROWS = 8;
const TOP_LENGTH = 40;

function inFewWords(row: readonly CellValue[]): string {
	const words = row.map(cellText).filter((text) => text !== '');
	return words.join(' · ').replace(/\s+/gu, ' ').slice(0, TOP_LENGTH);
}

/** Reads one sheet, following what a person said of its columns and its heading (see `mapSheet`). Never throws on data. */
export function importSheet(table: TextTable, chosen: ChosenColumns = {}, heading?: number | null): SheetImport {
	const issues = new IssueBook(table.name);
	const mapping = mapSheet(table, chosen, heading);
	const named = mapping !== null && isNamed(mapping);
	const hidden = new Set(table.hidden);
	for (const each of named ? mapping.columns : [])
		if (isRepeated(each)) issues.add('column-repeated', 0, each.column + 1, each.header, '');
	const rows: SheetRow[] = [];
	const skipped: SkippedSheetRow[] = [];
	for (const [index, row] of table.rows.entries()) {
		const why = named ? whySkipped(row, index, mapping, table) : isBlank(row) ? 'blank' : 'no-heading';
		if (why) {
			skipped.push({ row: index + 1, why });
			if (why === 'section')
				issues.add(
					'section-row',
					index + 1,
					0,
					'',
					row.map(cellText).find((text) => text !== '')
				);
			continue;
		}
		const read = named ? readSheetRow(table, index, mapping, issues) : null;
		if (read && hidden.has(index)) issues.add('row-hidden', index + 1, 0, '', read.title);
		if (read) rows.push(read);
		else skipped.push({ row: index + 1, why: 'rejected' });
	}
	const top = table.rows.slice(0, TOP_ROWS).map(inFewWords);
	return { name: table.name, mapping, top, rows, skipped, issues: issues.issues };
}
