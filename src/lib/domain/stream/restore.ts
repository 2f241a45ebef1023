// Going back to a version of the sheet: new commands, so that history stays and what aired stays.
import type { ItemId } from '../id.ts';
import type { Item, ItemPatch, ScriptBlock } from '../plan/item.ts';
import { idBefore, insertAfter, moveRows, rowIndex } from '../plan/rows.ts';
import { changeOf } from './change.ts';
import type { Command, PlacedItem } from './command.ts';
import { fieldsOf, sameBlock, sameScript } from './compare.ts';
import { movedIds } from './row-order.ts';
import type { StreamState } from './state.ts';

export interface Restoring {
	/** To be sent in this order; none when the sheet already is as it was. */
	readonly commands: readonly Command[];
	/** Rows the version does not have, but which have been on air: they stay, behind the row they stand behind. */
	readonly leftovers: readonly ItemId[];
}

/** Rows and characters that go in one command, so that a packet stays far below a socket's limit. */
const ROWS_AT_ONCE = 200;
const CHARACTERS_AT_ONCE = 100_000;
/** Of more rows than this that need commands of their own, whole rows are exchanged: a socket takes only so many commands a second. */
const SINGLES_MAX = 80;

/**
 * The commands that make rows, their order, scripts and rounds of `current` those of `version` (an earlier state of the
 * same stream). Head, goals, people and checklist are left alone. A locked sheet has to be unlocked first. When more than
 * `singles` rows were moved or rewritten, they are taken out and put back as they were, where the show allows it.
 */
export function restoreCommands(current: StreamState, version: StreamState, singles = SINGLES_MAX): Restoring {
	const wanted = new Map(version.items.map((item) => [item.id, item]));
	const here = new Set(current.items.map((item) => item.id));
	const aired = new Set(current.live.runs.map((run) => run.itemId));
	const extra = current.items.filter((item) => !wanted.has(item.id)).map((item) => item.id);
	const leftovers = extra.filter((id) => aired.has(id));
	const exchanged = exchangedRows(current, version, aired, singles);
	const removed = [...extra.filter((id) => !aired.has(id)), ...exchanged];
	const missing = placed(version.items).filter(({ item }) => !here.has(item.id) || exchanged.has(item.id));
	const common = current.items.filter((item) => wanted.has(item.id) && !exchanged.has(item.id));
	const edits = common.flatMap((item) => {
		const difference = changeOf<ItemPatch>(fieldsOf(item), fieldsOf(wanted.get(item.id)!));
		return difference ? [{ itemId: item.id, patch: difference.patch }] : [];
	});
	const commands: Command[] = [
		...groupsBack(current, version),
		...packets(removed).map((itemIds): Command => ({ name: 'remove-items', args: { itemIds } })),
		...packets(missing).map((items): Command => ({ name: 'restore-items', args: { items } })),
		...packets(edits).map((some): Command => ({ name: 'edit-items', args: { edits: some } })),
		...movesTo(sheetBefore(current.items, removed, missing), target(current.items, version.items, new Set(leftovers))),
		...common.flatMap((item) => scriptBack(item, wanted.get(item.id)!)),
		...current.groups.flatMap((group): Command[] =>
			rowIndex(version.groups, group.id) < 0 ? [{ name: 'remove-group', args: { groupId: group.id } }] : []
		)
	];
	return { commands, leftovers };
}

/** Rows whose return takes commands of their own, when there are many; what the show holds on to is never taken out. */
function exchangedRows(
	current: StreamState,
	version: StreamState,
	aired: ReadonlySet<ItemId>,
	singles: number
): ReadonlySet<ItemId> {
	const ids = (state: StreamState) => state.items.map((item) => item.id);
	const moved = movedIds(ids(current), ids(version));
	const wanted = new Map(version.items.map((item) => [item.id, item]));
	const costly = current.items.filter((item) => {
		const old = wanted.get(item.id);
		return old && (moved.has(item.id) || !sameScript(item.script, old.script));
	});
	if (costly.length <= singles) return new Set();
	const { nextId, skipped } = current.live;
	const held = new Set([...aired, ...skipped, nextId]);
	return new Set(costly.map((item) => item.id).filter((id) => !held.has(id)));
}

function groupsBack(current: StreamState, version: StreamState): Command[] {
	return version.groups.flatMap((group): Command[] => {
		const now = current.groups[rowIndex(current.groups, group.id)];
		if (!now) return [{ name: 'add-group', args: { group } }];
		const { title, target: length } = group;
		const difference = changeOf<object>(now, { title, target: length });
		return difference ? [{ name: 'edit-group', args: { groupId: group.id, patch: difference.patch } }] : [];
	});
}

function placed(items: readonly Item[]): PlacedItem[] {
	return items.map((item, i) => ({ item, after: idBefore(items, i) }));
}

/** The sheet after removals and returns, as the decider will make it: a row whose neighbour is gone follows the one before it. */
function sheetBefore(
	items: readonly Item[],
	removed: readonly ItemId[],
	missing: readonly PlacedItem[]
): readonly Item[] {
	const gone = new Set(removed);
	return missing.reduce<readonly Item[]>(
		(sheet, { item, after }) => insertAfter(sheet, [item], after),
		items.filter((item) => !gone.has(item.id))
	);
}

/** The version's order, with each leftover behind the row above it that stays. */
function target(items: readonly Item[], version: readonly Item[], leftovers: ReadonlySet<ItemId>): readonly Item[] {
	const ids = new Set(version.map((item) => item.id));
	let order: readonly Item[] = version;
	let above: ItemId | null = null;
	for (const item of items) {
		if (leftovers.has(item.id)) order = insertAfter(order, [item], above);
		if (leftovers.has(item.id) || ids.has(item.id)) above = item.id;
	}
	return order;
}

function movesTo(sheet: readonly Item[], order: readonly Item[]): Command[] {
	const moved = movedIds(
		sheet.map((item) => item.id),
		order.map((item) => item.id)
	);
	const commands: Command[] = [];
	let now = sheet;
	order.forEach(({ id }, i) => {
		const after = idBefore(order, i);
		// A row may have come right by the moves before it.
		if (!moved.has(id) || idBefore(now, rowIndex(now, id)) === after) return;
		commands.push({ name: 'move-items', args: { itemIds: [id], after } });
		now = moveRows(now, new Set([id]), after);
	});
	return commands;
}

function scriptBack({ id: itemId, script }: Item, { script: wanted }: Item): Command[] {
	if (sameScript(script, wanted)) return [];
	const commands: Command[] = [];
	const kept = script.filter((block) => rowIndex(wanted, block.id) >= 0);
	for (const { id: blockId } of script) {
		if (rowIndex(wanted, blockId) < 0) commands.push({ name: 'remove-block', args: { itemId, blockId } });
	}
	let now: readonly ScriptBlock[] = kept;
	for (const block of wanted) {
		const old = kept[rowIndex(kept, block.id)];
		if (old && sameBlock(old, block)) continue;
		const { id, post, kind, text } = block;
		commands.push({ name: 'write-block', args: { itemId, block: { id, post, kind, text }, seen: old?.revision ?? 0 } });
		if (!old) now = [...now, block];
	}
	wanted.forEach(({ id: blockId }, i) => {
		const after = idBefore(wanted, i);
		if (idBefore(now, rowIndex(now, blockId)) === after) return;
		commands.push({ name: 'move-block', args: { itemId, blockId, after } });
		now = moveRows(now, new Set([blockId]), after);
	});
	return commands;
}

/** A list in parts that are each small enough for one command. */
function packets<T>(list: readonly T[]): T[][] {
	const parts: T[][] = [];
	let characters = 0;
	for (const one of list) {
		const length = JSON.stringify(one).length;
		const part = parts.at(-1);
		if (part && part.length < ROWS_AT_ONCE && characters + length <= CHARACTERS_AT_ONCE) {
			part.push(one);
			characters += length;
		} else {
			parts.push([one]);
			characters = length;
		}
	}
	return parts;
}
