// Where a person is in the sheet: the active cell, the block of cells that reaches from it, and rows selected as a whole.
import { SvelteSet } from 'svelte/reactivity';
import type { ItemId } from '#lib/domain/id.ts';

interface Spot {
	readonly row: ItemId;
	readonly column: string;
}

/** A block by places in the rows and columns shown; all four inclusive. */
export interface CellBlock {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
}

const placesOf = (keys: readonly string[]): ReadonlyMap<string, number> =>
	new Map(keys.map((key, index) => [key, index]));

export class SheetCursor {
	/** The row of the active cell; null = nowhere. */
	row = $state<ItemId | null>(null);
	column = $state('title');
	/** The corner opposite the one the block began in; null = that one cell. */
	far = $state.raw<Spot | null>(null);
	/** Where the block began, once the active cell has gone on inside it; null = in the active cell. */
	#near = $state.raw<Spot | null>(null);
	/** The column in which a run of Tabs began: Enter goes back to it. */
	#tabbedFrom: string | null = null;
	/** Rows selected as a whole. */
	readonly selected = new SvelteSet<ItemId>();
	/** Something is being typed in the active cell. */
	editing = $state(false);
	/** An input method is composing there. */
	composing = $state(false);
	/** The field that waits in the active cell. */
	field: HTMLTextAreaElement | null = null;
	/** Takes or drops what is being typed there; asked before the cursor goes to another cell. */
	leaving: (() => void) | null = null;
	/** The cell is only shown: the focus stays where it is (in the bar that finds). */
	quiet = false;
	#held: HTMLTextAreaElement | null = null;
	#anchor: ItemId | null = null;
	readonly #rows: () => readonly ItemId[];
	readonly #columns: () => readonly string[];

	/** `rows` and `columns` are those that are shown, in order. */
	constructor(rows: () => readonly ItemId[], columns: () => readonly string[]) {
		this.#rows = rows;
		this.#columns = columns;
	}

	/** The place of each shown row. */
	readonly indexes: ReadonlyMap<ItemId, number> = $derived.by(() => placesOf(this.#rows()));
	readonly #places = $derived.by(() => placesOf(this.#columns()));

	/** The block that reaches over more than the active cell; null = it does not. */
	readonly block: CellBlock | null = $derived.by(() => {
		const { far } = this;
		if (far === null || this.row === null) return null;
		const from = this.#near ?? { row: this.row, column: this.column };
		const rows = [this.indexes.get(from.row), this.indexes.get(far.row)];
		const columns = [this.#places.get(from.column), this.#places.get(far.column)];
		if (rows[0] === undefined || rows[1] === undefined || columns[0] === undefined || columns[1] === undefined)
			return null;
		const [top, bottom] = [Math.min(rows[0], rows[1]), Math.max(rows[0], rows[1])];
		const [left, right] = [Math.min(columns[0], columns[1]), Math.max(columns[0], columns[1])];
		return top === bottom && left === right ? null : { top, bottom, left, right };
	});

	/** The rows an act is about, in sheet order: the selected ones, those of the block, or the one with the active cell. */
	readonly meant: readonly ItemId[] = $derived.by(() => {
		const rows = this.#rows();
		if (this.selected.size) return rows.filter((row) => this.selected.has(row));
		if (this.block) return rows.slice(this.block.top, this.block.bottom + 1);
		return this.row !== null && this.indexes.has(this.row) ? [this.row] : [];
	});

	/** The columns an act on cells is about: all of them for selected rows, else those of the block or the active cell. */
	readonly meantColumns: readonly string[] = $derived.by(() => {
		if (this.selected.size) return this.#columns();
		if (this.block) return this.#columns().slice(this.block.left, this.block.right + 1);
		return [this.column];
	});

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

	/** Does something that must not take the focus into the cell. */
	quietly(act: () => void): void {
		this.quiet = true;
		act();
		requestAnimationFrame(() => (this.quiet = false));
	}

	/** Goes to a cell; a selection of rows or cells ends. */
	go(row: ItemId | null, column = this.column): void {
		this.#to(row, column);
		this.#ends(null);
		this.#anchor = row;
		this.#tabbedFrom = null;
		if (this.selected.size) this.selected.clear();
	}

	/** Moves by rows and columns inside the sheet's edges. */
	step(down: number, right: number): void {
		const spot = this.#beside(this.row, this.column, down, right);
		if (spot) this.go(spot.row, spot.column);
	}

	/**
	 * To the cell whose turn it is, as Tab (right) and Enter (down) go: around inside the block, or else Tab in reading
	 * order and Enter to the row below, back under the cell in which the Tabs began.
	 */
	turn(down: number, right: number): void {
		if (this.block) return this.#aroundIn(this.block, down, right);
		const home = this.#tabbedFrom;
		if (right !== 0) {
			const begun = home ?? this.column;
			this.#tab(right);
			this.#tabbedFrom = begun;
			return;
		}
		const spot = this.#beside(
			this.row,
			down > 0 && home !== null && this.#places.has(home) ? home : this.column,
			down,
			0
		);
		if (spot) this.go(spot.row, spot.column);
	}

	#aroundIn({ top, bottom, left, right }: CellBlock, down: number, across: number): void {
		const [high, wide] = [bottom - top + 1, right - left + 1];
		const r = (this.indexes.get(this.row ?? '') ?? top) - top;
		const c = (this.#places.get(this.column) ?? left) - left;
		const at = across === 0 ? c * high + r + down : r * wide + c + across;
		const next = (at + high * wide) % (high * wide);
		const row = this.#rows()[top + (across === 0 ? next % high : Math.floor(next / wide))];
		const column = this.#columns()[left + (across === 0 ? Math.floor(next / high) : next % wide)];
		if (row === undefined || column === undefined || this.row === null) return;
		this.#near ??= { row: this.row, column: this.column };
		this.#to(row, column);
	}

	/** To the next cell in reading order; stays past the last (or before the first) one. */
	#tab(by: number): void {
		const [rows, columns] = [this.#rows(), this.#columns()];
		const r = this.row === null ? -1 : (this.indexes.get(this.row) ?? -1);
		const at = r * columns.length + (this.#places.get(this.column) ?? 0) + by;
		const row = rows[Math.floor(at / columns.length)];
		const column = columns[((at % columns.length) + columns.length) % columns.length];
		if (at >= 0 && row !== undefined && column !== undefined) this.go(row, column);
	}

	/** Moves the far corner of the block by rows and columns. */
	reach(down: number, right: number): void {
		const from = this.far ?? { row: this.row, column: this.column };
		const spot = this.#beside(from.row, from.column, down, right);
		if (spot) this.reachTo(spot.row, spot.column);
	}

	/** The block reaches from the active cell to this one. */
	reachTo(row: ItemId, column: string): void {
		if (this.row === null) return this.go(row, column);
		if (this.selected.size) this.selected.clear();
		this.#ends(row === this.row && column === this.column ? null : { row, column });
	}

	/** All cells. */
	reachAll(): void {
		const [rows, columns] = [this.#rows(), this.#columns()];
		const [first, last] = [rows[0], rows.at(-1)];
		if (first === undefined || last === undefined) return;
		this.go(first, columns[0]);
		this.reachTo(last, columns.at(-1) ?? this.column);
	}

	/** Selects one row, or adds and takes away one (`several`). */
	pick(row: ItemId, several: boolean): void {
		if (!several) this.selected.clear();
		if (several && this.selected.has(row)) this.selected.delete(row);
		else this.selected.add(row);
		this.#anchor = row;
		this.#ends(null);
		this.#to(row, this.column);
	}

	/** Selects all rows from where the selection began to this one. */
	stretch(to: ItemId): void {
		const from = this.indexes.get(this.#anchor ?? to) ?? 0;
		const end = this.indexes.get(to) ?? 0;
		this.selected.clear();
		for (const row of this.#rows().slice(Math.min(from, end), Math.max(from, end) + 1)) this.selected.add(row);
		this.#ends(null);
		this.#to(to, this.column);
	}

	#to(row: ItemId | null, column: string): void {
		if (row !== this.row || column !== this.column) this.leaving?.();
		this.row = row;
		this.column = column;
	}

	/** The block reaches from the active cell to this corner, or (null) there is none. */
	#ends(far: Spot | null): void {
		this.far = far;
		this.#near = null;
	}

	#beside(row: ItemId | null, column: string, down: number, right: number): Spot | null {
		const [rows, columns] = [this.#rows(), this.#columns()];
		const r = row === null ? -1 : (this.indexes.get(row) ?? -1);
		const toRow = rows[Math.min(rows.length - 1, Math.max(0, r + down))];
		const toColumn = columns[Math.min(columns.length - 1, Math.max(0, (this.#places.get(column) ?? 0) + right))];
		return toRow === undefined || toColumn === undefined ? null : { row: toRow, column: toColumn };
	}
}
