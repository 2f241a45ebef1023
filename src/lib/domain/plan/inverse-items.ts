// Taking back a change of the run-sheet's rows.
import type { ItemId } from '../id.ts';
import { sameValue, stillStanding } from '../stream/change.ts';
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { Item, ItemPatch, NewItem } from './item.ts';
import { EMPTY_ITEM } from './item.ts';
import { moveRows, rowIndex, sameOrder } from './rows.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not about rows. */
export function inverseOfItems(state: StreamState, event: StreamEvent): readonly Command[] | null {
	switch (event.type) {
		case 'items-added':
			return removal(
				state,
				event.items.filter((asked) => isUntouched(state, asked)).map((asked) => asked.id)
			);
		case 'items-edited': {
			const edits: { itemId: ItemId; patch: ItemPatch }[] = [];
			for (const { itemId, patch, was } of event.edits) {
				const item = state.items[rowIndex(state.items, itemId)];
				const back = item && stillStanding<ItemPatch>(item, patch, was);
				const standing = back && withoutLostGroup(state, back);
				if (standing) edits.push({ itemId, patch: standing });
			}
			return edits.length > 0 ? [{ name: 'edit-items', args: { edits } }] : [];
		}
		case 'items-moved':
			return movesBack(state.items, event.was);
		case 'items-removed': {
			const gone = event.items.filter(({ item }) => rowIndex(state.items, item.id) < 0);
			return gone.length > 0 ? [{ name: 'restore-items', args: { items: gone } }] : [];
		}
		case 'items-restored':
			return removal(
				state,
				event.items.filter(({ item }) => isAsRestored(state, item)).map(({ item }) => item.id)
			);
		default:
			return null;
	}
}

/** A row does not go back into a group that somebody has removed since; null = nothing else is left to take back. */
function withoutLostGroup(state: StreamState, back: ItemPatch): ItemPatch | null {
	if (!back.groupId || rowIndex(state.groups, back.groupId) >= 0) return back;
	const { groupId: _lost, ...rest } = back;
	return Object.keys(rest).length > 0 ? rest : null;
}

/** Rows that have been on air are the record's; they stay. */
function removal(state: StreamState, ids: readonly ItemId[]): readonly Command[] {
	const itemIds = ids.filter((id) => !state.live.runs.some((run) => run.itemId === id));
	return itemIds.length > 0 ? [{ name: 'remove-items', args: { itemIds } }] : [];
}

/** Nobody typed in the row since it was added: removing it takes nobody's work away. */
function isUntouched(state: StreamState, asked: NewItem): boolean {
	const item = state.items[rowIndex(state.items, asked.id)];
	if (!item) return false;
	const added = { ...EMPTY_ITEM, ...asked.fields };
	const fields = Object.keys(added) as (keyof typeof added)[];
	return (
		fields.every((field) => sameValue(item[field], added[field])) &&
		item.script.length === (asked.script?.length ?? 0) &&
		item.script.every((block) => block.revision === 1)
	);
}

function isAsRestored(state: StreamState, restored: Item): boolean {
	const item = state.items[rowIndex(state.items, restored.id)];
	if (!item || item.scriptRevision !== restored.scriptRevision) return false;
	const { script: _now, ...fields } = item;
	const { script: _then, ...before } = restored;
	return Object.keys(before).every((field) => sameValue(fields[field as never], before[field as never]));
}

/** Moves each row back behind the row it stood behind; neighbours that moved together go back together. */
function movesBack(sheet: readonly Item[], was: readonly MoveBack[]): readonly Command[] {
	const commands: Command[] = [];
	let now = sheet;
	for (const { itemIds, after } of together(was)) {
		const present = itemIds.filter((id) => rowIndex(now, id) >= 0);
		if (present.length === 0 || (after !== null && rowIndex(now, after) < 0)) continue;
		const moved = moveRows(now, new Set(present), after);
		if (sameOrder(moved, now)) continue;
		commands.push({ name: 'move-items', args: { itemIds: present, after } });
		now = moved;
	}
	return commands;
}

interface MoveBack {
	readonly itemId: ItemId;
	readonly after: ItemId | null;
}

function together(was: readonly MoveBack[]): { itemIds: ItemId[]; after: ItemId | null }[] {
	const groups: { itemIds: ItemId[]; after: ItemId | null }[] = [];
	for (const { itemId, after } of was) {
		const last = groups[groups.length - 1];
		if (last && after === last.itemIds[last.itemIds.length - 1]) last.itemIds.push(itemId);
		else groups.push({ itemIds: [itemId], after });
	}
	return groups;
}
