// Where a person is in the sheet: the active cell, and the rows that are selected for moving, copying, deleting.
import { SvelteSet } from 'svelte/reactivity';
import type { ItemId } from '#lib/domain/id.ts';

export class SheetCursor {
	/** The row of the active cell; null = nowhere. */
	row = $state<ItemId | null>(null);
	column = $state('title');
	readonly selected = new SvelteSet<ItemId>();
	/** The field that waits in the active cell. */
	field: HTMLTextAreaElement | null = null;
	#held: HTMLTextAreaElement | null = null;
	#anchor: ItemId | null = null;

	/** Rows are about to be moved on the page, which takes the focus from a field inside them without anybody leaving it. */
	hold(): void {
		this.#held = this.field && document.activeElement === this.field ? this.field : null;
	}

	/** The rows stand where they belong: whoever was typing goes on typing. */
	release(): void {
		const held = this.#held;
		this.#held = null;
		if (held?.isConnected && document.activeElement !== held) held.focus({ preventScroll: true });
	}

	/** Whether a lost focus means nothing. */
	get holding(): boolean {
		return this.#held !== null;
	}

	/** Goes to a cell; a selection of rows ends. */
	go(row: ItemId | null, column = this.column): void {
		this.row = row;
		this.column = column;
		this.#anchor = row;
		if (this.selected.size) this.selected.clear();
	}

	/** Moves by rows and columns inside the sheet's edges; false = it was at the edge. */
	step(rows: readonly ItemId[], columns: readonly string[], down: number, right: number): boolean {
		const r = this.row === null ? -1 : rows.indexOf(this.row);
		const c = Math.max(0, columns.indexOf(this.column));
		const toRow = rows[Math.min(rows.length - 1, Math.max(0, r + down))];
		const toColumn = columns[Math.min(columns.length - 1, Math.max(0, c + right))];
		if (toRow === undefined || toColumn === undefined) return false;
		const moved = toRow !== this.row || toColumn !== this.column;
		this.go(toRow, toColumn);
		return moved;
	}

	/** To the next cell in reading order; false = past the last (or before the first) one. */
	tab(rows: readonly ItemId[], columns: readonly string[], by: 1 | -1): boolean {
		const r = this.row === null ? -1 : rows.indexOf(this.row);
		const at = r * columns.length + columns.indexOf(this.column) + by;
		const row = rows[Math.floor(at / columns.length)];
		const column = columns[((at % columns.length) + columns.length) % columns.length];
		if (at < 0 || row === undefined || column === undefined) return false;
		this.go(row, column);
		return true;
	}

	/** Selects one row, or adds and takes away one (`several`). */
	pick(row: ItemId, several: boolean): void {
		if (!several) this.selected.clear();
		if (several && this.selected.has(row)) this.selected.delete(row);
		else this.selected.add(row);
		this.#anchor = row;
		this.row = row;
	}

	/** Selects all rows from where the selection began to this one. */
	stretch(rows: readonly ItemId[], to: ItemId): void {
		const from = rows.indexOf(this.#anchor ?? to);
		const end = rows.indexOf(to);
		this.selected.clear();
		for (const row of rows.slice(Math.min(from, end), Math.max(from, end) + 1)) this.selected.add(row);
		this.row = to;
	}

	/** The rows an act is about, in sheet order: the selected ones, or the one with the active cell. */
	meant(rows: readonly ItemId[]): readonly ItemId[] {
		if (this.selected.size) return rows.filter((row) => this.selected.has(row));
		return this.row !== null && rows.includes(this.row) ? [this.row] : [];
	}
}
