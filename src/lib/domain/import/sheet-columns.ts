// Finds the heading of a run-sheet or product list and what each column means.
import { isUnitsRow, plainHeader, unitOfWord, type UnitHint } from './header.ts';
import { sheetMeaning, type SheetColumn } from './header-names.ts';
import { cellText, type TextTable } from './table.ts';

/** A column of the sheet. `meaning` null = unknown. `link_no` is 链接号, told apart from a mere 序号. */
export interface SheetColumnMapping {
	/** 0-based */
	readonly column: number;
	readonly header: string;
	readonly meaning: SheetColumn | 'link_no' | null;
	readonly unit: UnitHint | null;
}

/** Where the sheet's rows begin (0-based) and what its columns mean. */
export interface SheetMapping {
	readonly headerRow: number;
	readonly firstRow: number;
	readonly columns: readonly SheetColumnMapping[];
}

const SEARCHED_ROWS = 30;
const LINK_HEADINGS = new Set(['链接号', '几号链接', '链接序号', '上架序号']);
const TITLES = new Set<string>(['product_name', 'stage']);

function mapRow(headers: readonly string[]): readonly SheetColumnMapping[] {
	const taken = new Set<string>();
	return headers.map((header, column) => {
		const found = header === '' ? null : sheetMeaning(header);
		const meaning = LINK_HEADINGS.has(plainHeader(header)) ? 'link_no' : (found?.column ?? null);
		// 副播 and 助播 are two columns of one meaning; both are kept and told apart by their headings.
		const again = meaning !== null && taken.has(meaning) && !meaning.endsWith('_action');
		if (meaning) taken.add(meaning);
		return { column, header, meaning: again ? null : meaning, unit: found?.unit ?? null };
	});
}

/** The best heading row within the first 30: at least two known columns, one of them a name. Null when there is none. */
export function mapSheet(table: TextTable): SheetMapping | null {
	let best: SheetMapping | null = null;
	let most = 1;
	for (const [index, row] of table.rows.slice(0, SEARCHED_ROWS).entries()) {
		const columns = mapRow(row.map(cellText));
		const known = columns.filter(({ meaning }) => meaning !== null);
		if (known.length <= most || !known.some(({ meaning }) => TITLES.has(meaning ?? ''))) continue;
		most = known.length;
		best = { headerRow: index, firstRow: index + 1, columns };
	}
	if (!best) return null;
	const units = table.rows[best.firstRow]?.map(cellText) ?? [];
	if (!isUnitsRow(units)) return best;
	const columns = best.columns.map((each) => ({ ...each, unit: unitOfWord(units[each.column] ?? '') ?? each.unit }));
	return { ...best, firstRow: best.firstRow + 1, columns };
}
