// Where the show goes on: the pointer to the item that the next take puts on air.
import type { ItemId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import { runOnAir } from './on-air.ts';

type Sheet = Pick<StreamState, 'items' | 'live'>;

/** The item behind `itemId` (null or unknown = from the top) that is not skipped; null = end of the sheet. */
export function followingId(state: Sheet, itemId: ItemId | null): ItemId | null {
	const from = itemId === null ? -1 : state.items.findIndex((item) => item.id === itemId);
	for (let i = from + 1; i < state.items.length; i++) {
		const id = state.items[i]!.id;
		if (!state.live.skipped.includes(id)) return id;
	}
	return null;
}

/**
 * The item at which the show stands in the sheet: the one on air, except during 返场, which does not move the show.
 * Null before the first take.
 */
export function placeId(state: Sheet): ItemId | null {
	return state.live.runs.findLast((run) => run.how !== 'encore')?.itemId ?? null;
}

/** Where the show goes on if nobody points elsewhere: behind its place, before the show at the top; null = nowhere. */
function ordinaryNextId(state: Sheet): ItemId | null {
	return state.live.phase === 'ended' ? null : followingId(state, placeId(state));
}

/**
 * The pointer after items were added, moved, removed, skipped or brought back: `after` has the change and still the
 * old pointer, `before` is the state ahead of it. A pointer that came by itself comes by itself again, so what is put
 * behind the item on air is next; one that somebody set stays with its item; one whose item is gone or skipped passes
 * to the item that stood behind it. Store the result as `live.nextId`.
 */
export function repairedNext(after: Sheet, before: Sheet): ItemId | null {
	const { nextId, skipped } = after.live;
	if (nextId === null || nextId === ordinaryNextId(before)) return ordinaryNextId(after);
	const left = new Set(after.items.map((item) => item.id));
	const stands = (id: ItemId) => left.has(id) && !skipped.includes(id);
	if (stands(nextId)) return nextId;
	const index = before.items.findIndex((item) => item.id === nextId);
	return before.items.slice(index + 1).find((item) => stands(item.id))?.id ?? null;
}

/**
 * Where "previous" goes: back from a 返场 to the place of the show, otherwise to the item above in the sheet that is
 * not skipped. Null before the show and at the top.
 */
export function previousId(state: Sheet): ItemId | null {
	const run = runOnAir(state);
	const place = placeId(state);
	if (run === null || place === null) return null;
	if (run.itemId !== place) return place;
	const index = state.items.findIndex((item) => item.id === place);
	return state.items.slice(0, Math.max(0, index)).findLast((item) => !state.live.skipped.includes(item.id))?.id ?? null;
}
