// Going back to a version in part: the sheet as it would be with some rows as they were, and what a return changes.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import { insertAfter, rowIndex } from '../plan/rows.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import type { StreamState } from './state.ts';

/**
 * `current` with the chosen rows as in `version`: their fields, script and place; those the version does not have are gone.
 * Rows that were moved or are missing come behind the nearest row that stood before them. To be given to `restoreCommands`.
 */
export function withChosen(current: StreamState, version: StreamState, chosen: ReadonlySet<ItemId>): StreamState {
	const wanted = new Map(version.items.map((item) => [item.id, item]));
	const moved = new Set(compare(version, current).moved);
	let items: readonly Item[] = current.items.flatMap((item) => {
		if (!chosen.has(item.id)) return [item];
		const old = wanted.get(item.id);
		return old && !moved.has(item.id) ? [old] : [];
	});
	const placed = new Set(items.map((item) => item.id));
	let above: ItemId | null = null;
	for (const item of version.items) {
		if (chosen.has(item.id) && !placed.has(item.id)) {
			items = insertAfter(items, [item], above);
			placed.add(item.id);
		}
		if (placed.has(item.id)) above = item.id;
	}
	const used = new Set(items.map((item) => item.groupId));
	const groups = version.groups.filter(({ id }) => used.has(id) && rowIndex(current.groups, id) < 0);
	return { ...current, items, groups: [...current.groups, ...groups] };
}

/** How much a return changes: rows edited, back, removed, moved, with another script; rounds made, changed or removed. */
export interface RestoreCounts {
	readonly edited: number;
	readonly back: number;
	readonly removed: number;
	readonly moved: number;
	readonly scripts: number;
	readonly rounds: number;
}

/** Counts what the commands of `restoreCommands` do. */
export function restoreCounts(commands: readonly Command[]): RestoreCounts {
	const scripts = new Set<ItemId>();
	const counts = { edited: 0, back: 0, removed: 0, moved: 0, rounds: 0 };
	for (const { name, args } of commands) {
		if (name === 'edit-items') counts.edited += args.edits.length;
		else if (name === 'restore-items') counts.back += args.items.length;
		else if (name === 'remove-items') counts.removed += args.itemIds.length;
		else if (name === 'move-items') counts.moved += args.itemIds.length;
		else if (name.endsWith('-group')) counts.rounds += 1;
		else if ('itemId' in args && args.itemId !== null) scripts.add(args.itemId);
	}
	return { ...counts, scripts: scripts.size };
}
