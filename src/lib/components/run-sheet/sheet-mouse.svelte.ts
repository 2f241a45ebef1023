// The mouse (or a finger) in the cells: goes to a cell, draws a block over cells, pulls the fill handle.
import { fillFrom } from '#lib/domain/run-sheet/fill.ts';
import { walk, type Under } from './pointer-walk.ts';
import type { SheetWork } from './sheet-work.ts';

export class SheetMouse {
	/** The rows a pull of the fill handle would fill, by place; null = it is not being pulled. */
	#filling = $state.raw<{ readonly from: number; readonly to: number } | null>(null);
	readonly #work: SheetWork;
	constructor(work: SheetWork) {
		this.#work = work;
	}

	fills(index: number): boolean {
		return this.#filling !== null && index >= this.#filling.from && index <= this.#filling.to;
	}

	/** Listens on the sheet's window; gives back the way to stop. */
	attach(scroller: HTMLElement, readonly: boolean): () => void {
		const stop = new AbortController();
		const down = (event: PointerEvent): void => {
			if (event.button !== 0 || !(event.target instanceof Element)) return;
			if (!readonly && event.target.closest('[data-handle]')) return this.#pull(event, scroller);
			if (event.pointerType !== 'mouse' || !this.#cellOf(event)) return;
			walk(
				event,
				scroller,
				this.#work.desk.columns,
				(cell) => this.#reach(cell),
				() => {}
			);
		};
		scroller.addEventListener('pointerdown', down, { signal: stop.signal });
		scroller.addEventListener('mousedown', (event) => this.#press(event), { signal: stop.signal });
		return () => stop.abort();
	}

	/** A press on a cell goes there, with Shift the block reaches there. A touch gets here only when it was a tap. */
	#press(event: MouseEvent): void {
		const cell = event.button === 0 || event.button === 2 ? this.#cellOf(event) : null;
		if (!cell) return;
		const { cursor, arrived } = this.#work.desk;
		const here = cursor.row === cell.row && cursor.column === cell.column;
		// Inside what is being typed the press belongs to the text.
		if (here && cursor.editing) return;
		// The waiting field keeps the focus, whatever is pressed.
		event.preventDefault();
		if (here && !event.shiftKey) {
			if (cursor.block || cursor.selected.size) cursor.go(cell.row, cell.column);
			cursor.field?.focus({ preventScroll: true });
			return;
		}
		// What was being typed is taken, as when the focus leaves.
		if (cursor.editing) cursor.field?.blur();
		if (event.shiftKey) return cursor.reachTo(cell.row, cell.column);
		cursor.go(cell.row, cell.column);
		arrived();
	}

	#cellOf(event: MouseEvent): { readonly row: string; readonly column: string } | null {
		const target = event.target instanceof Element ? event.target : null;
		const column = target?.closest<HTMLElement>('[data-column]')?.dataset['column'];
		const index = target?.closest<HTMLElement>('[data-row]')?.dataset['row'];
		const row = index === undefined ? undefined : this.#work.desk.shown()[Number(index)]?.id;
		if (column === undefined || row === undefined || target?.closest('a, button, [role=listbox]')) return null;
		return { row, column };
	}

	#reach({ index, column }: Under): void {
		const { cursor } = this.#work.desk;
		const row = this.#work.desk.shown()[index]?.id;
		if (row !== undefined && !cursor.editing) cursor.reachTo(row, column);
	}

	/** Pulled down or up: the chosen rows again and again over the rows it was pulled over. */
	#pull(event: PointerEvent, scroller: HTMLElement): void {
		event.preventDefault();
		event.stopPropagation();
		const { cursor, columns } = this.#work.desk;
		const at = cursor.row === null ? undefined : cursor.indexes.get(cursor.row);
		if (at === undefined) return;
		const { top, bottom } = cursor.block ?? { top: at, bottom: at };
		const over = ({ index }: Under): void => {
			this.#filling =
				index > bottom ? { from: bottom + 1, to: index } : index < top ? { from: index, to: top - 1 } : null;
		};
		walk(event, scroller, columns, over, (done) => {
			const filling = this.#filling;
			this.#filling = null;
			if (!done || !filling) return;
			const rows = this.#work.desk.shown();
			const sources = rows.slice(top, bottom + 1);
			const targets = rows.slice(filling.from, filling.to + 1);
			// Upwards the pattern goes on upwards.
			const upwards = filling.to < top;
			const edits = fillFrom(
				upwards ? sources.toReversed() : sources,
				upwards ? targets.toReversed() : targets,
				this.#work.chosen().columns
			);
			this.#work.edit(edits);
			const [first, last] = [rows[Math.min(top, filling.from)], rows[Math.max(bottom, filling.to)]];
			const [left, right] = [cursor.meantColumns[0], cursor.meantColumns.at(-1)];
			if (!first || !last || left === undefined || right === undefined) return;
			cursor.go(first.id, left);
			cursor.reachTo(last.id, right);
		});
	}
}
