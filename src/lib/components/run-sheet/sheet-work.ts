// What the keys, the buttons and the mouse do to the sheet: each act takes what is chosen and sends the commands for it.
import type { CommandAnswer } from '#lib/client/stream-link.ts';
import type { GroupId, ItemId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/plan/item.ts';
import type { Column } from '#lib/domain/run-sheet/column.ts';
import { clearCells, fillDown } from '#lib/domain/run-sheet/fill.ts';
import { paste, type Edit, type Reading } from '#lib/domain/run-sheet/paste.ts';
import { scriptLengths, type ScriptLengths } from '#lib/domain/script/script-length.ts';
import type { PlanCommand } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import {
	gatherRound,
	joinRound,
	makeRound,
	moveWithRounds,
	repeatRound,
	shiftLines,
	type RoundWords
} from './round-acts.ts';
import { addRows, changing, copyRows, dropRows, editCells } from './sheet-acts.ts';
import type { SheetColumns } from './sheet-columns.svelte.ts';
import type { SheetCursor } from './sheet-cursor.svelte.ts';
import type { Landing } from './sheet-drag.svelte.ts';
import type { SheetReports } from './sheet-report.svelte.ts';
import type { SheetView } from './sheet-view.svelte.ts';

/** What the work is done on, and by which way it leaves. */
export interface Desk {
	readonly stream: () => StreamState;
	/** all rows, in sheet order */
	readonly items: () => readonly Item[];
	/** the rows on the screen, in their order */
	readonly shown: () => readonly Item[];
	/** What of it this person looks at. */
	readonly view: SheetView;
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

	/** What was typed, in every chosen cell; each column reads it in its own way. */
	fillWith(text: string): void {
		const { reading, newId, report } = this.desk;
		const { rows, columns } = this.chosen();
		const block = rows.map(() => columns.map(() => text));
		const { edits, issues } = paste(block, rows, columns, reading, newId);
		const changes = changing(edits, rows);
		this.edit(changes);
		report.shown = issues.length > 0 ? { kind: 'fill', changed: changes.length, added: 0, issues } : null;
	}

	addBelow(): void {
		const { cursor, newId, send, items } = this.desk;
		const above = items().find((item) => item.id === cursor.row);
		// Under a row of a round the new one belongs to the round.
		const command = addRows([{ groupId: above?.groupId ?? null }], above?.id ?? items().at(-1)?.id ?? null, newId);
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
		const { cursor, send, view } = this.desk;
		const itemIds = cursor.meant;
		if (!itemIds.length) return;
		const rows = view.rows;
		const last = rows.indexOf(itemIds.at(-1) ?? '');
		const next = rows[last + 1] ?? rows.filter((row) => !itemIds.includes(row)).at(-1) ?? null;
		void send({ name: 'remove-items', args: { itemIds } });
		this.#go(next);
	}

	shiftRows(by: 1 | -1): void {
		const { items, view, cursor, arrived } = this.desk;
		this.#step(shiftLines(items(), view.lines, cursor.meant, by));
		queueMicrotask(arrived);
	}

	/** Rows carried by hand to a place of the whole sheet, or under the head of a round (`into`). */
	dropRows(ids: readonly ItemId[], { before, into }: Landing): void {
		const items = this.desk.items();
		const move = dropRows(items, ids, before);
		this.#step(move ? moveWithRounds(items, move, into) : joinRound(items, ids, into));
	}

	makeRound(words: RoundWords): void {
		this.#step(makeRound(this.desk.stream(), this.desk.cursor.meant, words, this.desk.newId()));
	}

	gatherRound(groupId: GroupId): void {
		this.#step(gatherRound(this.desk.stream(), groupId));
	}

	/** The name of the round that was added behind; null when there was nothing to repeat. */
	repeatRound(groupId: GroupId): string | null {
		const commands = repeatRound(this.desk.stream(), groupId, this.desk.newId);
		this.#step(commands);
		const [added] = commands;
		return added?.name === 'add-group' ? added.args.group.title : null;
	}

	/** Selects the rows of a round, in view or not yet. */
	selectRound(groupId: GroupId): void {
		const { cursor, view, items } = this.desk;
		view.fold(groupId, false);
		const rows = items().filter((item) => item.groupId === groupId);
		const [first, last] = [rows[0], rows.at(-1)];
		if (!first || !last) return;
		cursor.go(first.id);
		cursor.pick(first.id, false);
		for (const item of rows.slice(1)) cursor.pick(item.id, true);
	}

	/** The chosen rows become as long as their scripts, read at `rate` 字 a minute. */
	takeScriptLengths(rate: number): ScriptLengths {
		const taken = scriptLengths(this.chosen().rows, rate);
		this.edit(taken.edits);
		return taken;
	}

	#step(commands: readonly PlanCommand[]): void {
		if (commands.length > 0) void this.desk.sendStep(commands);
	}

	#go(row: ItemId | null, column?: string): void {
		this.desk.cursor.go(row, column);
		this.desk.arrived();
	}
}
