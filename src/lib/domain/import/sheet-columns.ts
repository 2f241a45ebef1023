// Finds the heading of a run-sheet or product list and what each column means.
import { isUnitsRow, plainHeader, unitOfWord, type UnitHint } from './header.ts';
import { columnLetters } from './issue.ts';
import { SHEET_COLUMNS, sheetMeaning, unitIn, type SheetColumn } from './header-names.ts';
import { cellText, isBlank, type TextTable } from './table.ts';

/** Everything a column can be, 链接号 first. */
export const SHEET_MEANINGS: readonly SheetMeaning[] = ['link_no', ...SHEET_COLUMNS];

/** What a column can be. */
export type SheetMeaning = SheetColumn | 'link_no';

/** A column of the sheet. `meaning` null = unknown. `link_no` is 链接号, told apart from a mere 序号. */
export interface SheetColumnMapping {
	/** 0-based */
	readonly column: number;
	readonly header: string;
	readonly meaning: SheetMeaning | null;
	readonly unit: UnitHint | null;
	/** What stands first under the heading, cut short; '' = nothing. */
	readonly sample: string;
}

/** Where the sheet's rows begin (0-based) and what its columns mean. `headerRow` −1 = no heading: columns go by their letters. */
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
		const meaning = ownMeaning(header) ?? found?.column ?? null;
		// 副播 and 助播 are two columns of one meaning; both are kept and told apart by their headings.
		const again = meaning !== null && taken.has(meaning) && !severalOf(meaning);
		if (meaning) taken.add(meaning);
		return { column, header, meaning: again ? null : meaning, unit: found?.unit ?? null, sample: '' };
	});
}

const ownMeaning = (header: string): 'link_no' | null => (LINK_HEADINGS.has(plainHeader(header)) ? 'link_no' : null);

/** Whether a meaning may stand in several columns. */
const severalOf = (meaning: SheetMeaning): boolean => meaning === 'image' || meaning.endsWith('_action');

/** Whether a heading means something that another column of the sheet has taken already. */
export function isRepeated({ header, meaning }: SheetColumnMapping): boolean {
	return meaning === null && header !== '' && (ownMeaning(header) ?? sheetMeaning(header)) !== null;
}

/** The meanings a person chose for columns (0-based) of the sheet; null = not to be understood, kept in the remark. */
export type ChosenColumns = Readonly<Record<number, SheetMeaning | null>>;

/**
 * Where the rows begin and what the columns mean. Null when nothing stands in the sheet. `heading` is the row (0-based) a
 * person said is the heading, null = there is none; without it the best known heading is taken, else what looks like one.
 */
export function mapSheet(
	table: TextTable,
	chosen: ChosenColumns = {},
	heading: number | null | undefined = undefined
): SheetMapping | null {
	if (table.rows.every(isBlank)) return null;
	const known = heading === undefined ? knownHeading(table) : null;
	const found = known ?? headingAt(table, heading === undefined ? likelyHeading(table) : heading);
	const mapping = { ...found, columns: found.columns.map((each) => chosenFor(each, chosen)) };
	const units = table.rows[mapping.firstRow]?.map(cellText) ?? [];
	if (mapping.headerRow < 0 || !isUnitsRow(units)) return sampled(table, mapping);
	const columns = mapping.columns.map((each) => ({
		...each,
		unit: unitOfWord(units[each.column] ?? '') ?? each.unit
	}));
	return sampled(table, { ...mapping, firstRow: mapping.firstRow + 1, columns });
}

/** Whether a column names the rows: without one no row can become an item. */
export function isNamed({ columns }: SheetMapping): boolean {
	return columns.some(({ meaning }) => TITLES.has(meaning ?? ''));
}

/** The best heading within the first 30 rows: at least two known columns, one of them a name. Null when there is none. */
function knownHeading(table: TextTable): SheetMapping | null {
	let best: SheetMapping | null = null;
	let most = 1;
	for (const index of table.rows.slice(0, SEARCHED_ROWS).keys()) {
		for (const { headers, firstRow } of headings(table, index)) {
			const mapping = { headerRow: index, firstRow, columns: mapRow(headers) };
			const known = mapping.columns.filter(({ meaning }) => meaning !== null);
			if (known.length <= most || !isNamed(mapping)) continue;
			most = known.length;
			best = mapping;
		}
	}
	return best;
}

const LONGEST_HEADING = 20;
const FIGURES = /^[\d\s.,:：¥%+\-—~/]+$/u;

/** The first row of several short words above other rows; null when every row looks like data. */
function likelyHeading({ rows }: TextTable): number | null {
	const index = rows.slice(0, SEARCHED_ROWS).findIndex((row, at) => {
		const filled = row.map(cellText).filter((text) => text !== '');
		const words = filled.every((text) => text.length <= LONGEST_HEADING && !FIGURES.test(text));
		return filled.length > 1 && words && rows.slice(at + 1).some((below) => !isBlank(below));
	});
	return index < 0 ? null : index;
}

/** The mapping under this row, or (null) of a sheet that has only data. */
function headingAt(table: TextTable, row: number | null): SheetMapping {
	if (row !== null && table.rows[row])
		return { headerRow: row, firstRow: row + 1, columns: mapRow(table.rows[row].map(cellText)) };
	const width = Math.max(0, ...table.rows.slice(0, SEARCHED_ROWS).map((cells) => cells.length));
	const columns = Array.from({ length: width }, (_, column) => {
		return { column, header: columnLetters(column + 1), meaning: null, unit: null, sample: '' };
	});
	return { headerRow: -1, firstRow: 0, columns };
}

const LONGEST_SAMPLE = 24;

function sampled(table: TextTable, mapping: SheetMapping): SheetMapping {
	const below = table.rows.slice(mapping.firstRow, mapping.firstRow + SEARCHED_ROWS);
	const columns = mapping.columns.map((each) => {
		const text = below.map((row) => cellText(row[each.column] ?? null)).find((one) => one !== '') ?? '';
		return { ...each, sample: text.replace(/\s+/gu, ' ').slice(0, LONGEST_SAMPLE) };
	});
	return { ...mapping, columns };
}

/** A meaning that was given to one column is taken from the one that had it. */
function chosenFor(each: SheetColumnMapping, chosen: ChosenColumns): SheetColumnMapping {
	const choice = chosen[each.column];
	if (choice !== undefined)
		return { ...each, meaning: choice, unit: choice === null ? each.unit : unitIn(each.header, choice) };
	const given = each.meaning !== null && !severalOf(each.meaning) && Object.values(chosen).includes(each.meaning);
	return given ? { ...each, meaning: null } : each;
}

interface Heading {
	readonly headers: readonly string[];
	readonly firstRow: number;
}

/** A row as a heading, and with the row below it where that one divides it (价格 over 日常价 and 直播价). */
function headings(table: TextTable, index: number): readonly Heading[] {
	const row = table.rows[index] ?? [];
	const above = row.map(cellText);
	const one = { headers: above, firstRow: index + 1 };
	const below = table.rows[index + 1]?.map(cellText) ?? [];
	const filled = below.filter((text) => text !== '');
	if (filled.length < 2 || filled.some((text) => /\d/u.test(text))) return [one];
	if (filled.filter((text) => sheetMeaning(text)).length < 2) return [one];
	// A title above a heading divides nothing: the upper row has to name columns of its own.
	if (!above.some((text, column) => text !== '' && !below[column] && sheetMeaning(text))) return [one];
	const spanned = (column: number) =>
		table.merges.find(
			({ top, bottom, left, right }) => top <= index && index <= bottom && left <= column && column <= right
		);
	const headers = Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
		const merge = spanned(column);
		const upper = above[column] || (merge ? cellText(table.rows[merge.top]?.[merge.left]) : '');
		const lower = below[column] ?? '';
		if (lower === '') return upper;
		return sheetMeaning(lower) || upper === '' ? lower : `${upper}${lower}`;
	});
	return [one, { headers, firstRow: index + 2 }];
}
