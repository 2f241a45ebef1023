// A block of cells put into the sheet: each cell read by its column, what cannot be read is an issue with its place.
import type { ItemId } from '../id.ts';
import { EMPTY_ITEM, type Item, type ItemPatch, type NewItem } from '../plan/item.ts';
import type { Instant } from '../time.ts';
import { cellText, readCell, type CellProblem, type CellReading } from './cell.ts';
import type { Block } from './clipboard.ts';
import type { Column } from './column.ts';

export interface Edit {
	readonly itemId: ItemId;
	readonly patch: ItemPatch;
}

/** A cell that was not taken. `row` and `cell` count from 0 within the block. */
export interface CellIssue {
	readonly row: number;
	readonly cell: number;
	readonly itemId: ItemId;
	readonly column: string;
	readonly text: string;
	readonly problem: CellProblem;
}

/** What the domain cannot know of a cell. */
export interface Reading {
	/** A person's words for a choice (引流款, 阿宁) as the stored word, null when there is no such choice; other texts as they are. */
	readonly stored: (column: Column, text: string) => string | null;
	/** The moment a clock typed in this row is close to. */
	readonly near: (item: Item) => Instant;
}

export interface Pasted {
	readonly edits: readonly Edit[];
	/** For the rows of the block that lie below the last row. */
	readonly added: readonly NewItem[];
	readonly issues: readonly CellIssue[];
}

const NOT_TICKED = /^(?:|0|n|no|false|否|未|没有|×|x|✗|☐)$/iu;

/**
 * Puts the block over `rows` (from the first one chosen, in sheet order) and `columns` (likewise). Null cells, computed
 * columns and what lies right of the last column are left out. `newId` is asked once for each row added.
 */
export function paste(
	block: Block,
	rows: readonly Item[],
	columns: readonly Column[],
	reading: Reading,
	newId: () => ItemId
): Pasted {
	const edits: Edit[] = [];
	const added: NewItem[] = [];
	const issues: CellIssue[] = [];
	block.forEach((cells, row) => {
		const item = rows[row] ?? emptyRow(newId());
		const patch = readRow(cells, item, columns, reading, (issue) => issues.push({ ...issue, row }));
		if (rows[row]) {
			if (Object.keys(patch).length > 0) edits.push({ itemId: item.id, patch });
		} else added.push({ id: item.id, fields: patch });
	});
	return { edits, added, issues };
}

function readRow(
	cells: readonly (string | null)[],
	item: Item,
	columns: readonly Column[],
	{ stored, near }: Reading,
	report: (issue: Omit<CellIssue, 'row'>) => void
): ItemPatch {
	let patch: ItemPatch = {};
	cells.forEach((text, cell) => {
		const column = columns[cell];
		if (text === null || !column || column.kind === 'computed') return;
		// An empty cell over a column that is never empty says nothing.
		if (text.trim() === '' && (column.kind === 'kind' || column.kind === 'minutes')) return;
		// Read against the row with what was read before it: two notes of one row must both stay.
		const now: Item = { ...item, ...patch };
		const word = column.kind === 'tick' && NOT_TICKED.test(text.trim()) ? '' : stored(column, text);
		const read: CellReading =
			word === null ? { ok: false, problem: 'not_choice' } : readCell(now, column, word, near(now));
		if (read.ok) patch = { ...patch, ...read.patch };
		else report({ cell, itemId: item.id, column: column.key, text, problem: read.problem });
	});
	return patch;
}

/** The cells of these rows and columns as text for the clipboard; `shown` gives a choice its word. */
export function copied(
	rows: readonly Item[],
	columns: readonly Column[],
	shown: (column: Column, item: Item) => string = (column, item) => cellText(item, column)
): Block {
	return rows.map((item) => columns.map((column) => shown(column, item)));
}

function emptyRow(id: ItemId): Item {
	return { ...EMPTY_ITEM, id, script: [], scriptRevision: 0, insertedOnAir: false };
}
