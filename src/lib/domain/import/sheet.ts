// Reads a team's run-sheet or product list: every row becomes an item, is skipped with a reason, or is an issue.
import { isUnitsRow, plainHeader } from './header.ts';
import { IssueBook, type Issues } from './issue.ts';
import { mapSheet, type SheetMapping } from './sheet-columns.ts';
import { readSheetRow } from './sheet-row-reader.ts';
import type { SheetRow } from './sheet-row.ts';
import { cellText, isBlank, type CellValue, type TextTable } from './table.ts';

/** A row that is no item, 1-based. `no-heading`: the sheet is none that we know. */
interface SkippedSheetRow {
	readonly row: number;
	readonly why:
		| 'blank'
		| 'above-heading'
		| 'heading'
		| 'units'
		| 'total'
		| 'continuation'
		| 'no-heading'
		/** an issue of this row says why */
		| 'rejected';
}

/** What one sheet gave. Each of its rows is in exactly one of `rows` and `skipped`. */
export interface SheetImport {
	readonly name: string;
	readonly mapping: SheetMapping | null;
	readonly rows: readonly SheetRow[];
	readonly skipped: readonly SkippedSheetRow[];
	readonly issues: Issues;
}

const TOTALS = /^(合计|总计|汇总|小计|全部|共计)/u;

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
	if (index < mapping.firstRow || isUnitsRow(cells)) return 'units';
	if (TOTALS.test(cells.find((cell) => cell !== '') ?? '')) return 'total';
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

/** Reads one sheet. Never throws on data. */
export function importSheet(table: TextTable): SheetImport {
	const issues = new IssueBook(table.name);
	const mapping = mapSheet(table);
	const rows: SheetRow[] = [];
	const skipped: SkippedSheetRow[] = [];
	for (const [index, row] of table.rows.entries()) {
		const why = mapping ? whySkipped(row, index, mapping, table) : isBlank(row) ? 'blank' : 'no-heading';
		if (why) {
			skipped.push({ row: index + 1, why });
			continue;
		}
		const read = readSheetRow(table, index, mapping as SheetMapping, issues);
		if (read) rows.push(read);
		else skipped.push({ row: index + 1, why: 'rejected' });
	}
	return { name: table.name, mapping, rows, skipped, issues: issues.issues };
}
