// What the sheet's rows and the shelf (救场架) have to do with each other: what is prepared there takes no time until it is pulled.
import type { ItemId } from '#lib/domain/id.ts';
import { decideShelve, shelfItems } from '#lib/domain/live/shelf.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';

export type ShelfAct = 'shelve' | 'unshelve';

/** Rows that all lie on the shelf come back; otherwise those that can go there do. null = nothing can be done. */
export function shelfAct(stream: StreamState, ids: readonly ItemId[]): ShelfAct | null {
	const lying = new Set(shelfItems(stream).map(({ id }) => id));
	const act = ids.every((id) => lying.has(id)) ? 'unshelve' : 'shelve';
	return shelfCommands(stream, ids, act).length > 0 ? act : null;
}

/** The commands of one step; rows that have been on air, are left out or are there already are not asked for. */
export function shelfCommands(stream: StreamState, ids: readonly ItemId[], act: ShelfAct): readonly Command[] {
	const shelve = act === 'shelve';
	return ids
		.filter((itemId) => decideShelve(stream, itemId, shelve).ok)
		.map((itemId) => ({ name: 'shelve-item', args: { itemId, shelve } }));
}
