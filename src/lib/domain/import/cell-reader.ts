// Chooses how the cells of one column are read: by the kind of its figure and the unit its heading gives.
import { metric, type MetricKey } from '../metrics/dictionary.ts';
import { readDate, readDuration, readInstant } from './clock.ts';
import type { UnitHint } from './header.ts';
import { readId } from './identifier.ts';
import type { IssueBook } from './issue.ts';
import { readCount, readMoney, readRatio } from './number.ts';
import { EMPTY, isNothing, type Reading } from './reading.ts';
import type { ColumnMapping, Mapping } from './recognise.ts';
import { cellText, type CellValue, type TextTable } from './table.ts';

/** A column whose meaning is known. */
export type KnownColumn = ColumnMapping & { readonly key: MetricKey };

function readText(cell: CellValue): Reading<string> {
	const text = cellText(cell);
	return isNothing(text) ? EMPTY : { kind: 'exact', value: text };
}

/** Reads one cell of a column in its metric's unit. */
export type CellReader = (cell: CellValue) => Reading<number> | Reading<string>;

/** A percent column in which nothing exceeds 1 may hold 0.5 for 0.5 % or for 50 %: nobody can tell. */
function percentReader(table: TextTable, mapping: Mapping, each: KnownColumn, issues: IssueBook): CellReader {
	let beyond = false;
	let bare = false;
	for (let row = mapping.firstRow; row < table.rows.length; row += 1) {
		const cell = table.rows[row]?.[each.column] ?? null;
		const number =
			typeof cell === 'number' ? cell : cell !== null && /^\d*\.?\d+$/u.test(cell.trim()) ? Number(cell) : 0;
		if (number > 0) bare = true;
		if (number > 1) beyond = true;
	}
	if (bare && !beyond) {
		issues.add('percent-unclear', 0, each.column + 1, each.header, '');
		return (cell) => (typeof cell === 'string' && cell.includes('%') ? readRatio(cell, false) : EMPTY);
	}
	return (cell) => readRatio(cell, beyond);
}

/** The reader of a column, by its metric's kind and its unit. */
export function cellReader(table: TextTable, mapping: Mapping, each: KnownColumn, issues: IssueBook): CellReader {
	const unit: UnitHint | null = each.unit;
	switch (metric(each.key).kind) {
		case 'money':
			return (cell) => readMoney(cell, unit);
		case 'duration':
			return (cell) => readDuration(cell, unit);
		case 'instant':
			return readInstant;
		case 'date':
			return readDate;
		case 'ratio':
			return unit === 'percent' ? percentReader(table, mapping, each, issues) : (cell) => readRatio(cell, false);
		case 'id':
			return readId;
		case 'count':
		case 'multiple':
			return readCount;
		default:
			return readText;
	}
}
