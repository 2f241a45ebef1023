// A table on its way out of the house, before it becomes xlsx, csv or Markdown.

/** How the numbers of a column look; text stays text whatever it begins with. */
export type ColumnFormat = 'text' | 'whole' | 'decimal' | 'yuan' | 'percent';

/** A column. Numbers in `yuan` columns are in yuan (not 分), in `percent` columns shares 0..1. */
export interface ExportColumn {
	readonly header: string;
	readonly format?: ColumnFormat;
	/** Width in characters */
	readonly width?: number;
}

/** A table; null = an empty cell, never 0. */
export interface ExportTable {
	readonly name: string;
	readonly columns: readonly ExportColumn[];
	readonly rows: readonly (readonly (string | number | null)[])[];
	/** Pictures that lie over cells; only a workbook can show them. */
	readonly pictures?: readonly ExportPicture[];
}

/** A small picture over one cell; row and column 0-based, the heading not counted. */
export interface ExportPicture {
	readonly row: number;
	readonly column: number;
	readonly bytes: Uint8Array;
	readonly type: 'png' | 'jpeg' | 'gif';
	/** What it shows, in words */
	readonly title: string;
}

/** Text without what spreadsheets' XML cannot hold: control characters and halves of surrogate pairs. */
export function cleanText(text: string): string {
	// eslint-disable-next-line no-control-regex
	return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '');
}
