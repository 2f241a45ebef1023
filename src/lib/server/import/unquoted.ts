// A csv's text that somebody quoted against formulas ('=1+1) is read as what it was; our own export writes it so.
import type { CellValue, TextTable } from '#lib/domain/import/table.ts';

const QUOTED = /^'+[=+\-@＝＋－＠]/u;

/** The table with one quote less before everything that would look like a formula. */
export function unquoted(table: TextTable): TextTable {
	const plain = (cell: CellValue) => (typeof cell === 'string' && QUOTED.test(cell) ? cell.slice(1) : cell);
	return { ...table, rows: table.rows.map((row) => row.map(plain)) };
}
