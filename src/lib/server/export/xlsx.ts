// Tables → a workbook. Text is written as text, so that "=…" typed by anybody never becomes a formula.
import { writeXlsx } from 'hucre/xlsx';
import { cleanText, type ColumnFormat, type ExportTable } from './table.ts';

const FORMATS: Readonly<Record<ColumnFormat, string>> = {
	text: '@',
	whole: '#,##0',
	decimal: '#,##0.00',
	yuan: '¥#,##0.00',
	percent: '0.00%'
};
const LONGEST_NAME = 31;
/** What a cell of a spreadsheet can hold. */
const LONGEST_CELL = 32_767;
/** Side of a picture in px, and in points the height of a row that holds one. */
const PICTURE = 56;
const PICTURE_ROW = 46;

/** "_x0041_" means "A" inside a workbook: who typed it gets its underscore written out. */
const literally = (text: string): string => cleanText(text).replace(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_');

function sheetName(name: string, taken: ReadonlySet<string>): string {
	const plain =
		cleanText(name)
			.replace(/[[\]:*?/\\']/gu, ' ')
			.trim()
			.slice(0, LONGEST_NAME) || 'Sheet';
	let free = plain;
	for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) {
		const tail = ` ${copy}`;
		free = plain.slice(0, LONGEST_NAME - tail.length) + tail;
	}
	return free;
}

/** The bytes of an xlsx with one sheet per table. Throws when there is no table. */
export async function xlsxFile(tables: readonly ExportTable[]): Promise<Uint8Array> {
	if (tables.length === 0) throw new Error('a workbook needs a sheet');
	const taken = new Set<string>();
	const sheets = tables.map((table) => {
		const name = sheetName(table.name, taken);
		taken.add(name.toLowerCase());
		const pictures = table.pictures ?? [];
		const heading = table.columns.map(({ header }) => literally(header));
		const body = table.rows.map((row) =>
			row.map((cell) => (typeof cell === 'string' ? literally(cell.slice(0, LONGEST_CELL)) : cell))
		);
		return {
			name,
			columns: table.columns.map(({ format, width }) => ({
				width: width ?? 14,
				...(format ? { numFmt: FORMATS[format] } : {})
			})),
			rows: [heading, ...body],
			rowDefs: new Map([
				[0, { height: 20 }],
				...pictures.map(({ row }) => [row + 1, { height: PICTURE_ROW }] as const)
			]),
			images: pictures.map(({ row, column, bytes, type, title }) => ({
				...{ data: bytes, type, altText: cleanText(title), width: PICTURE, height: PICTURE },
				anchor: { from: { row: row + 1, col: column } }
			})),
			cells: new Map(
				heading.map((value, at) => [`0,${at}`, { value, type: 'string' as const, style: { font: { bold: true } } }])
			),
			freezePane: { rows: 1 }
		};
	});
	return writeXlsx({ sheets });
}
