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
		const heading = table.columns.map(({ header }) => cleanText(header));
		const body = table.rows.map((row) =>
			row.map((cell) => (typeof cell === 'string' ? cleanText(cell).slice(0, LONGEST_CELL) : cell))
		);
		return {
			name,
			columns: table.columns.map(({ format, width }) => ({
				width: width ?? 14,
				...(format ? { numFmt: FORMATS[format] } : {})
			})),
			rows: [heading, ...body],
			rowDefs: new Map([[0, { height: 20 }]]),
			cells: new Map(
				heading.map((value, at) => [`0,${at}`, { value, type: 'string' as const, style: { font: { bold: true } } }])
			),
			freezePane: { rows: 1 }
		};
	});
	return writeXlsx({ sheets });
}
