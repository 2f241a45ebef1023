// Finding and replacing in the sheet: what is looked for, where it stands, and the step from one place to the next.
import type { ItemId } from '#lib/domain/id.ts';
import type { ItemPatch } from '#lib/domain/plan/item.ts';
import { findCells, foundByRow, replaceAll, type Found, type Search } from '#lib/domain/run-sheet/fill.ts';
import type { SheetWork } from './sheet-work.ts';

/** How many cells an act changed, and how many it could not. */
export interface Replaced {
	readonly changed: number;
	readonly kept: number;
}

export class SheetFind {
	/** null = the bar is closed */
	open = $state<'find' | 'replace' | null>(null);
	text = $state('');
	by = $state('');
	caseMatters = $state(false);
	wholeCell = $state(false);
	readonly #work: SheetWork;

	constructor(work: SheetWork) {
		this.#work = work;
	}

	/** Row by row, in the order the columns are shown. */
	readonly found: readonly Found[] = $derived.by(() => {
		if (this.open === null || this.text === '') return [];
		const { shown, columns, words } = this.#work.desk;
		return findCells(shown(), columns.columns, this.#search, words);
	});
	/** The same by row, for drawing. */
	readonly marks: ReadonlyMap<ItemId, ReadonlySet<string>> = $derived(foundByRow(this.found));
	/** Which of them the active cell is, from 0; −1 = none. */
	readonly at: number = $derived.by(() => {
		const { cursor } = this.#work.desk;
		return this.found.findIndex(({ itemId, column }) => itemId === cursor.row && column === cursor.column);
	});

	get #search(): Search {
		return { text: this.text, caseMatters: this.caseMatters, wholeCell: this.wholeCell };
	}

	/** Opens the bar, with what stands in the active cell's row left as it is. */
	start(how: 'find' | 'replace'): void {
		this.open = how;
	}

	/** Closes the bar; whoever was in a cell is in it again. */
	close(): void {
		this.open = null;
		this.#work.desk.cursor.field?.focus({ preventScroll: true });
	}

	/** To the next (or the one before) place behind the active cell, around the end. */
	go(by: 1 | -1): void {
		const { cursor, columns, arrived } = this.#work.desk;
		const place = ({ itemId, column }: Found): number =>
			(cursor.indexes.get(itemId) ?? 0) * columns.keys.length + columns.keys.indexOf(column);
		const here = cursor.row === null ? -1 : place({ itemId: cursor.row, column: cursor.column });
		const target =
			by > 0
				? (this.found.find((one) => place(one) > here) ?? this.found[0])
				: (this.found.findLast((one) => place(one) < here) ?? this.found.at(-1));
		if (!target) return;
		cursor.quietly(() => cursor.go(target.itemId, target.column));
		arrived();
	}

	/** Replaces in the active cell when it is one of those found, and goes to the next. */
	replaceOne(): Replaced {
		const { cursor } = this.#work.desk;
		const replaced = this.at < 0 ? { changed: 0, kept: 0 } : this.#replace([cursor.row ?? ''], [cursor.column]);
		this.go(1);
		return replaced;
	}

	replaceAll(): Replaced {
		const { shown, columns } = this.#work.desk;
		return this.#replace(
			shown().map((item) => item.id),
			columns.keys
		);
	}

	#replace(ids: readonly ItemId[], keys: readonly string[]): Replaced {
		const { shown, columns, reading, report } = this.#work.desk;
		const rows = shown().filter((item) => ids.includes(item.id));
		const wide = columns.columns.filter((column) => keys.includes(column.key));
		const { edits, issues } = replaceAll(rows, wide, this.#search, this.by, reading.near);
		this.#work.edit(edits);
		report.shown = issues.length > 0 ? { kind: 'replace', changed: edits.length, added: 0, issues } : null;
		return { changed: edits.reduce((sum, { patch }) => sum + cellsIn(patch), 0), kept: issues.length };
	}
}

/** Notes of several posts are one field. */
function cellsIn(patch: ItemPatch): number {
	return Object.keys(patch).length;
}
