// A table → csv that Excel opens without damage: BOM, no formulas, long ids stay text.
import Papa from 'papaparse';
import { cleanText, type ExportTable } from './table.ts';

/** Beginnings that a spreadsheet takes for a formula, full-width forms included; quotes that stand before one are quoted again. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;
/** From 12 digits on Excel shows scientific notation, from 16 on it loses digits. */
const LONG_NUMBER = /^\d{12,}$/u;

function cell(value: string | number | null): string | number {
	if (value === null) return '';
	if (typeof value === 'number') return value;
	const text = cleanText(value);
	if (FORMULA.test(text)) return `'${text}`;
	// 千川 writes its own ids with a tab behind: then Excel keeps them as text.
	return LONG_NUMBER.test(text) ? `${text}\t` : text;
}

/** The text of a csv (UTF-8 with BOM, CRLF). Text that looks like a formula is prefixed with '; numbers stay numbers. */
export function csvFile(table: ExportTable): string {
	const rows = [table.columns.map(({ header }) => cell(header)), ...table.rows.map((row) => row.map(cell))];
	return '\uFEFF' + Papa.unparse(rows, { newline: '\r\n' }) + '\r\n';
}
