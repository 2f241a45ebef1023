// A sheet as plain cells: what is left of a platform's file once its bytes are understood.

/** A cell: text, a number (only a workbook has numbers; csv cells are all text), or nothing. */
export type CellValue = string | number | null;

/** Cells that were merged; 0-based, inclusive. Only the top left one carries a value. */
export interface Merge {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

/** One sheet. `rows[0]` is row 1 of the sheet; blank rows in between are kept so that row numbers stay true. */
export interface TextTable {
	readonly name: string;
	readonly rows: readonly (readonly CellValue[])[];
	readonly merges: readonly Merge[];
	/** Formulas for which the file holds no result; 0-based. Their cells are null. */
	readonly unsolved: readonly { readonly row: number; readonly column: number }[];
	/** Rows that are hidden in the workbook; 0-based. Absent = none, or the file cannot say. */
	readonly hidden?: readonly number[];
}

/** The text of a cell with outer blanks removed; '' for nothing. */
export function cellText(cell: CellValue | undefined): string {
	return cell === null || cell === undefined ? '' : String(cell).trim();
}

/** Whether a row has no text at all. */
export function isBlank(row: readonly CellValue[]): boolean {
	return row.every((cell) => cellText(cell) === '');
}
