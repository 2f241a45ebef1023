// The commands that bring an import into the sheet, as one act: new rows where the file has them, changes cell by cell.
import type { BlockId, ItemId } from '../id.ts';
import type { Item, ItemPatch, NewItem } from '../plan/item.ts';
import type { PlanCommand } from '../stream/command.ts';
import type { Instant } from '../time.ts';
import { patchOf, type ChangedCell, type MergedRow } from './merge-rows.ts';
import { itemPatch, type SheetRow } from './sheet-row.ts';

/** Most rows one command may bring. */
const MOST_ADDED = 500;
const MOST_EDITED = 2_000;

/** What a person left out of an import. */
export interface LeftOut {
	row(row: MergedRow): boolean;
	cell(row: MergedRow, cell: ChangedCell): boolean;
}

/** The commands in their order; [] = nothing is wanted. A new row comes behind the row above it in the file. */
export function importCommands(
	merged: readonly MergedRow[],
	leftOut: LeftOut,
	items: readonly Item[],
	plannedStart: Instant | null,
	newId: () => ItemId & BlockId,
	plannedEnd: Instant | null = null
): readonly PlanCommand[] {
	const wanted = merged.filter((row) => !leftOut.row(row));
	const edits = wanted.flatMap((row) => {
		if (row.what !== 'change') return [];
		const cells = row.cells.filter((cell) => !leftOut.cell(row, cell));
		return cells.length > 0 ? [{ itemId: row.item.id, patch: patchOf(row.item, cells) }] : [];
	});
	const scripts = wanted.flatMap((row): PlanCommand[] => {
		if (row.what !== 'change') return [];
		return row.script.map((block) => ({
			name: 'write-block',
			args: { itemId: row.item.id, block: { id: newId(), ...block }, seen: 0 }
		}));
	});
	const commands: PlanCommand[] = [];
	for (let from = 0; from < edits.length; from += MOST_EDITED)
		commands.push({ name: 'edit-items', args: { edits: edits.slice(from, from + MOST_EDITED) } });
	return [
		...commands,
		...scripts,
		...additions(merged, wanted, items, (row) => itemPatch(row, plannedStart, plannedEnd), newId)
	];
}

function additions(
	merged: readonly MergedRow[],
	wanted: readonly MergedRow[],
	items: readonly Item[],
	fieldsOf: (row: SheetRow) => ItemPatch,
	newId: () => ItemId & BlockId
): readonly PlanCommand[] {
	const commands: PlanCommand[] = [];
	const open: NewItem[] = [];
	let after = placeOfFirst(merged, items);
	const close = () => {
		if (open.length === 0) return;
		commands.push({ name: 'add-items', args: { items: [...open], after } });
		after = open.at(-1)!.id;
		open.length = 0;
	};
	const kept = new Set(wanted);
	for (const row of merged) {
		if (row.what !== 'add') {
			close();
			after = row.item.id;
		} else if (kept.has(row)) {
			const script = row.row.script.map((block) => ({ id: newId(), ...block }));
			open.push({ id: newId(), fields: fieldsOf(row.row), script });
			if (open.length === MOST_ADDED) close();
		}
	}
	close();
	return commands;
}

/** Rows that the file has before any row of the sheet stand before it; a file that meets nothing goes to the end. */
function placeOfFirst(merged: readonly MergedRow[], items: readonly Item[]): ItemId | null {
	const first = merged.find((row) => row.what !== 'add');
	if (!first) return items.at(-1)?.id ?? null;
	const at = items.findIndex(({ id }) => id === first.item.id);
	return items[at - 1]?.id ?? null;
}
