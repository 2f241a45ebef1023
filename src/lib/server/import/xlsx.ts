// A workbook → its visible sheets as tables. The only reader of xlsx; weighs the file before opening it.
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { CellValue, TextTable } from '#lib/domain/import/table.ts';
import { Refused, type Limits } from './limits.ts';
import { weighZip } from './zip.ts';

type Raw = string | number | boolean | Date | null;

const two = (part: number) => String(part).padStart(2, '0');

/** A date cell as the wall clock it shows; a time of day without a date as hh:mm:ss. */
function wallClock(date: Date): string | null {
	if (Number.isNaN(date.getTime())) return null;
	const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
	// Serials below 1 are times of day; the calendar of spreadsheets begins in 1900.
	if (date.getUTCFullYear() < 1901) return time;
	return `${date.getUTCFullYear()}/${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())} ${time}`;
}

function plain(value: Raw | undefined): CellValue {
	if (value === null || value === undefined || value === '') return null;
	if (value instanceof Date) return wallClock(value);
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	return value;
}

class CellBudget {
	#cells = 0;
	readonly #limits: Limits;
	constructor(limits: Limits) {
		this.#limits = limits;
	}
	row(values: readonly Raw[]): CellValue[] {
		const row = values.map(plain);
		while (row.length > 0 && row.at(-1) === null) row.pop();
		if (row.length > this.#limits.columns) throw new Refused('too-many-columns');
		this.spend(row.length);
		return row;
	}
	spend(cells: number): void {
		this.#cells += cells;
		if (this.#cells > this.#limits.cells) throw new Refused('too-many-cells');
	}
}

async function visibleSheets(bytes: Uint8Array): Promise<string[]> {
	const names: string[] = [];
	await readXlsx(bytes, {
		sheets: (info) => {
			if (!info.hidden && !info.veryHidden) names.push(info.name);
			return false;
		}
	});
	return names;
}

async function streamed(bytes: Uint8Array, name: string, budget: CellBudget): Promise<TextTable> {
	const rows: CellValue[][] = [];
	for await (const { index, values } of streamXlsxRows(bytes, { sheet: name })) {
		budget.spend(Math.max(0, index - rows.length));
		while (rows.length < index) rows.push([]);
		rows.push(budget.row(values));
	}
	return { name, rows, merges: [], unsolved: [] };
}

async function whole(bytes: Uint8Array, budget: CellBudget): Promise<TextTable[]> {
	const book = await readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden });
	return book.sheets.map((sheet) => {
		const rows = sheet.rows.map((row) => budget.row(row));
		const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
			top: startRow,
			left: startCol,
			bottom: endRow,
			right: endCol
		}));
		const unsolved = [...(sheet.cells ?? [])].flatMap(([place, cell]) => {
			if (!cell.formula || (cell.formulaResult ?? cell.value) !== null) return [];
			const [row = 0, column = 0] = place.split(',').map(Number);
			return [{ row, column }];
		});
		const hidden = [...(sheet.rowDefs ?? [])].flatMap(([row, def]) => (def.hidden ? [row] : []));
		return { name: sheet.name, rows, merges, unsolved, hidden };
	});
}

/** The visible sheets. Throws `Refused` for bombs, damage and too many cells or columns. */
export async function parseXlsx(bytes: Uint8Array, limits: Limits): Promise<TextTable[]> {
	const unpacked = await weighZip(bytes, limits);
	const budget = new CellBudget(limits);
	try {
		if (unpacked < limits.streamFrom) return await whole(bytes, budget);
		const tables: TextTable[] = [];
		for (const name of await visibleSheets(bytes)) tables.push(await streamed(bytes, name, budget));
		return tables;
	} catch (fault) {
		if (fault instanceof Refused) throw fault;
		throw new Refused('file-damaged');
	}
}
