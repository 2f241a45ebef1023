// Decides about the rows of the run-sheet (排品表).
import type { ItemId } from '../id.ts';
import { runOnAir } from '../live/on-air.ts';
import { changeOf } from '../stream/change.ts';
import type { PlacedItem, PlanCommand } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { inKnownGroup } from './decide-groups.ts';
import type { Item, ItemPatch, NewItem } from './item.ts';
import { placesOf } from './placement.ts';
import { BLOCK_RANGES, BLOCKS_MAX, isId, ITEM_RANGES, ITEMS_MAX, misfit } from './ranges.ts';
import { insertAfter, moveRows, rowIndex, sameOrder } from './rows.ts';

export type ItemsCommand = Extract<PlanCommand, { name: `${string}-items` }>;

/** Decides about adding, editing, moving, removing and restoring rows. */
export function decideItems(state: StreamState, command: ItemsCommand): Decision {
	switch (command.name) {
		case 'add-items':
			return addItems(state, command.args.items, command.args.after);
		case 'edit-items':
			return editItems(state, command.args.edits);
		case 'move-items':
			return moveItems(state, new Set(command.args.itemIds), command.args.after);
		case 'remove-items':
			return removeItems(state, new Set(command.args.itemIds));
		case 'restore-items':
			return restoreItems(state, command.args.items);
	}
}

/**
 * Why these rows cannot come onto the sheet; null = they can. Also used for a row inserted on air.
 * Refusals: nothing-to-change, too-many-items, value-out-of-range, id-taken.
 */
export function refuseNewItems(state: StreamState, asked: readonly NewItem[]): Decision | null {
	if (asked.length === 0) return refuse('nothing-to-change');
	if (state.items.length + asked.length > ITEMS_MAX) return refuse('too-many-items');
	const ids = new Set<ItemId>(state.items.map((item) => item.id));
	for (const { id, fields, script = [] } of asked) {
		const field = isId(id) ? (misfit(ITEM_RANGES, fields) ?? misfitOfScript(script)) : 'id';
		if (field !== null) return refuse('value-out-of-range', { field });
		if (ids.has(id)) return refuse('id-taken');
		ids.add(id);
	}
	return null;
}

function misfitOfScript(script: NonNullable<NewItem['script']>): string | null {
	if (script.length > BLOCKS_MAX || new Set(script.map((block) => block.id)).size < script.length) return 'script';
	for (const { id, post, kind, text } of script) {
		const field = misfit(BLOCK_RANGES, { id, post, kind, text });
		if (field !== null) return field;
	}
	return null;
}

function addItems(state: StreamState, items: readonly NewItem[], after: ItemId | null): Decision {
	const refusal = refuseNewItems(state, items);
	if (refusal) return refusal;
	if (after !== null && rowIndex(state.items, after) < 0) return refuse('item-gone');
	return accept({ type: 'items-added', items: grouped(state, items), after, onAir: state.live.phase !== 'before' });
}

/** The new rows, none of them in a group that is not there. */
export function grouped(state: StreamState, items: readonly NewItem[]): readonly NewItem[] {
	return items.map((item) => ({ ...item, fields: inKnownGroup(state, item.fields) }));
}

function editItems(state: StreamState, asked: readonly { itemId: ItemId; patch: ItemPatch }[]): Decision {
	const patches = new Map<ItemId, ItemPatch>();
	for (const { itemId, patch } of asked) {
		const field = misfit(ITEM_RANGES, patch);
		if (field !== null) return refuse('value-out-of-range', { field });
		if (inKnownGroup(state, patch) !== patch) return refuse('group-gone');
		patches.set(itemId, { ...patches.get(itemId), ...patch });
	}
	const edits: { itemId: ItemId; patch: ItemPatch; was: ItemPatch }[] = [];
	for (const [itemId, patch] of patches) {
		const item = state.items[rowIndex(state.items, itemId)];
		if (!item) return refuse('item-gone');
		const change = changeOf<ItemPatch>(item, patch);
		if (change) edits.push({ itemId, ...change });
	}
	return edits.length > 0 ? accept({ type: 'items-edited', edits }) : refuse('nothing-to-change');
}

function moveItems(state: StreamState, ids: ReadonlySet<ItemId>, after: ItemId | null): Decision {
	const was = placesOf(state.items, ids).map((placed) => ({ itemId: placed.item.id, after: placed.after }));
	if (was.length < ids.size) return refuse('item-gone');
	// Dropped on one of the moved rows themselves: they gather behind the row above it that stays.
	let target = after === null ? -1 : rowIndex(state.items, after);
	if (after !== null && target < 0) return refuse('item-gone');
	while (target >= 0 && ids.has(state.items[target]!.id)) target--;
	const behind = target < 0 ? null : state.items[target]!.id;
	if (sameOrder(moveRows(state.items, ids, behind), state.items)) return refuse('nothing-to-change');
	return accept({ type: 'items-moved', itemIds: was.map(({ itemId }) => itemId), after: behind, was });
}

/** Rows someone else removed meanwhile are no obstacle: that they are gone is what was wanted. */
function removeItems(state: StreamState, ids: ReadonlySet<ItemId>): Decision {
	const placed = placesOf(state.items, ids);
	if (placed.length === 0) return refuse(ids.size > 0 ? 'item-gone' : 'nothing-to-change');
	const onAir = runOnAir(state)?.itemId ?? null;
	for (const { item } of placed) {
		if (item.id === onAir) return refuse('item-on-air', { item: item.title });
		if (state.live.runs.some((run) => run.itemId === item.id)) return refuse('item-has-aired', { item: item.title });
	}
	return accept({ type: 'items-removed', items: placed });
}

/** Brings removed rows back. A row whose neighbour is gone too comes behind the one brought back before it, else to the end. */
function restoreItems(state: StreamState, asked: readonly PlacedItem[]): Decision {
	const refusal = refuseNewItems(
		state,
		asked.map(({ item }) => ({ id: item.id, fields: fieldsOf(item), script: item.script }))
	);
	if (refusal) return refusal;
	let sheet: readonly Item[] = state.items;
	const placed: PlacedItem[] = [];
	for (const { item, after } of asked) {
		const here = after === null || rowIndex(sheet, after) >= 0;
		const behind = here ? after : (placed[placed.length - 1]?.item.id ?? sheet[sheet.length - 1]?.id ?? null);
		placed.push({ item: inKnownGroup(state, item), after: behind });
		sheet = insertAfter(sheet, [item], behind);
	}
	return accept({ type: 'items-restored', items: placed });
}

function fieldsOf(item: Item): ItemPatch {
	const { id: _id, script: _script, scriptRevision: _revision, insertedOnAir: _onAir, ...fields } = item;
	return fields;
}
