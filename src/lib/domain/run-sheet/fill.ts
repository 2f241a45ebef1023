// Filling, emptying, finding and replacing over chosen columns: all become edits of cells.
import type { ItemId } from '../id.ts';
import type { Item, ItemPatch } from '../plan/item.ts';
import { changeOf } from '../stream/change.ts';
import { cellText, readCell } from './cell.ts';
import type { Column } from './column.ts';
import type { CellIssue, Edit, Reading } from './paste.ts';

/** The first row's values in these columns for all rows below it; rows that have them already are left out. */
export function fillDown(rows: readonly Item[], columns: readonly Column[]): readonly Edit[] {
	return fillFrom(rows.slice(0, 1), rows.slice(1), columns);
}

/** The values of `sources` in these columns for `targets`, repeated in turn; rows that have them already are left out. */
export function fillFrom(
	sources: readonly Item[],
	targets: readonly Item[],
	columns: readonly Column[]
): readonly Edit[] {
	if (sources.length === 0) return [];
	return targets.flatMap((item, at) => {
		const source = sources[at % sources.length]!;
		let patch: ItemPatch = {};
		for (const { field, post } of columns) {
			if (field) patch = { ...patch, [field]: source[field] };
			if (post) {
				const { [post]: _old, ...others } = patch.notes ?? item.notes;
				const note = source.notes[post];
				patch = { ...patch, notes: note === undefined ? others : { ...others, [post]: note } };
			}
		}
		const change = changeOf<ItemPatch>(item, patch);
		return change ? [{ itemId: item.id, patch: change.patch }] : [];
	});
}

/** These columns emptied, where they can be empty (a length and a kind cannot); rows without anything there are left out. */
export function clearCells(rows: readonly Item[], columns: readonly Column[]): readonly Edit[] {
	return rows.flatMap((item) => {
		let patch: ItemPatch = {};
		for (const column of columns) {
			const read = readCell({ ...item, ...patch }, column, '', 0);
			if (read.ok) patch = { ...patch, ...read.patch };
		}
		const change = changeOf<ItemPatch>(item, patch);
		return change ? [{ itemId: item.id, patch: change.patch }] : [];
	});
}

export interface Search {
	readonly text: string;
	readonly caseMatters: boolean;
	/** The whole cell, not a part of it. */
	readonly wholeCell: boolean;
}

export interface Found {
	readonly itemId: ItemId;
	readonly column: string;
}

/** The cells in which the text stands, row by row; none for an empty search. `shown` is what people see of a cell. */
export function findCells(
	rows: readonly Item[],
	columns: readonly Column[],
	search: Search,
	shown: (column: Column, item: Item) => string = (column, item) => cellText(item, column)
): readonly Found[] {
	const pattern = patternOf(search);
	if (!pattern) return [];
	return rows.flatMap((item) =>
		columns.flatMap((column) => {
			pattern.lastIndex = 0;
			return pattern.test(shown(column, item)) ? [{ itemId: item.id, column: column.key }] : [];
		})
	);
}

/** The columns found in each row. */
export function foundByRow(found: readonly Found[]): ReadonlyMap<ItemId, ReadonlySet<string>> {
	const rows = new Map<ItemId, Set<string>>();
	for (const { itemId, column } of found) {
		const row = rows.get(itemId);
		if (row) row.add(column);
		else rows.set(itemId, new Set([column]));
	}
	return rows;
}

/** The columns in which text is replaced; a choice, a person or a tick is not made of letters. */
const REPLACEABLE: ReadonlySet<Column['kind']> = new Set([
	'text',
	'lines',
	'note',
	'money',
	'count',
	'minutes',
	'clock'
]);

/**
 * Edits that put `by` for every place of the search, and the cells where the result could not be read (they stay).
 * `row` of an issue is the place in `rows`, `cell` that in `columns`.
 */
export function replaceAll(
	rows: readonly Item[],
	columns: readonly Column[],
	search: Search,
	by: string,
	near: Reading['near']
): { readonly edits: readonly Edit[]; readonly issues: readonly CellIssue[] } {
	const pattern = patternOf(search);
	const edits: Edit[] = [];
	const issues: CellIssue[] = [];
	if (!pattern) return { edits, issues };
	rows.forEach((item, row) => {
		let patch: ItemPatch = {};
		columns.forEach((column, cell) => {
			if (!REPLACEABLE.has(column.kind)) return;
			const now: Item = { ...item, ...patch };
			const before = cellText(now, column);
			const text = before.replace(pattern, () => by);
			if (text === before) return;
			const read = readCell(now, column, text, near(now));
			if (read.ok) patch = { ...patch, ...read.patch };
			else issues.push({ row, cell, itemId: item.id, column: column.key, text, problem: read.problem });
		});
		const change = changeOf<ItemPatch>(item, patch);
		if (change) edits.push({ itemId: item.id, patch: change.patch });
	});
	return { edits, issues };
}

function patternOf({ text, caseMatters, wholeCell }: Search): RegExp | null {
	if (text === '') return null;
	const literal = text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
	return new RegExp(wholeCell ? `^${literal}$` : literal, caseMatters ? 'gu' : 'giu');
}
