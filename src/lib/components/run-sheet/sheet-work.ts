// What the keys, the buttons and the mouse do to the sheet: each act takes what is chosen and sends the commands for it.
import type { CommandAnswer } from '#lib/client/stream-link.ts';
import type { ItemId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/plan/item.ts';
import type { Column } from '#lib/domain/run-sheet/column.ts';
import { clearCells, fillDown } from '#lib/domain/run-sheet/fill.ts';
import type { Edit, Reading } from '#lib/domain/run-sheet/paste.ts';
import type { PlanCommand } from '#lib/domain/stream/command.ts';
import { addRows, copyRows, editCells, shiftRows } from './sheet-acts.ts';
import type { SheetColumns } from './sheet-columns.svelte.ts';
import type { SheetCursor } from './sheet-cursor.svelte.ts';
import type { SheetReports } from './sheet-report.svelte.ts';

/** What the work is done on, and by which way it leaves. */
export interface Desk {
	/** all rows, in sheet order */
	readonly items: () => readonly Item[];
	/** the rows on the screen, in their order */
	readonly shown: () => readonly Item[];
	readonly cursor: SheetCursor;
	readonly columns: SheetColumns;
	readonly newId: () => string;
	readonly send: (command: PlanCommand) => Promise<CommandAnswer>;
	/** The commands of one act: one undo takes them back. */
	readonly sendStep: (commands: readonly PlanCommand[]) => Promise<CommandAnswer | null>;
	readonly onundo: () => void;
	/** How what people write is read, and how a cell reads. */
	readonly reading: Reading;
	readonly words: (column: Column, item: Item) => string;
	readonly report: SheetReports;
	/** The cursor was put somewhere by an act: bring it into view. */
	readonly arrived: () => void;
}

export class SheetWork {
	readonly desk: Desk;
	constructor(desk: Desk) {
		this.desk = desk;
	}

	/** The rows an act on cells is about, and the columns, in the order they are shown. */
	chosen(): { readonly rows: readonly Item[]; readonly columns: readonly Column[] } {
		const { cursor, columns } = this.desk;
		const rows = new Set(cursor.meant);
		const keys = new Set(cursor.meantColumns);
		return {
			rows: this.desk.shown().filter((item) => rows.has(item.id)),
			columns: columns.columns.filter((column) => keys.has(column.key))
		};
	}

	/** Sends edits of cells as one step; nothing for no edits. */
	edit(edits: readonly Edit[]): void {
		if (edits.length > 0) void this.desk.sendStep(editCells(edits));
	}

	clear(): void {
		const { rows, columns } = this.chosen();
		this.edit(clearCells(rows, columns));
	}

	/** The first chosen row's cells for all below it; with one row chosen, those of the row above it. */
	fillDown(): void {
		const { rows, columns } = this.chosen();
		const items = this.desk.shown();
		const above = rows.length === 1 ? items[items.findIndex((item) => item.id === rows[0]?.id) - 1] : undefined;
		this.edit(fillDown(above ? [above, ...rows] : rows, columns));
	}

	addBelow(): void {
		const { cursor, newId, send, items } = this.desk;
		const command = addRows([{}], cursor.row ?? items().at(-1)?.id ?? null, newId);
		void send(command);
		this.#go(command.args.items[0]?.id ?? null, 'title');
	}

	copyRows(): void {
		const { cursor, newId, send, items } = this.desk;
		const command = copyRows(items(), cursor.meant, newId);
		if (!command) return;
		void send(command);
		this.#go(command.args.items[0]?.id ?? null);
	}

	removeRows(): void {
		const { cursor, send, items } = this.desk;
		const itemIds = cursor.meant;
		if (!itemIds.length) return;
		const rows = items().map((item) => item.id);
		const last = rows.indexOf(itemIds.at(-1) ?? '');
		const next = rows[last + 1] ?? rows.filter((row) => !itemIds.includes(row)).at(-1) ?? null;
		void send({ name: 'remove-items', args: { itemIds } });
		this.#go(next);
	}

	shiftRows(by: 1 | -1): void {
		const command = shiftRows(this.desk.items(), this.desk.cursor.meant, by);
		if (command) void this.desk.send(command);
		queueMicrotask(this.desk.arrived);
	}

	#go(row: ItemId | null, column?: string): void {
		this.desk.cursor.go(row, column);
		this.desk.arrived();
	}
}
