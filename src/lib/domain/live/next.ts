// Where the show goes on: the pointer to the item that the next take puts on air.
import type { ItemId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import { runOnAir } from './on-air.ts';

type Sheet = Pick<StreamState, 'items' | 'live'>;

/** The first item after `itemId` in sheet order that is not skipped; null at the end, or when the item is not there. */
export function followingId(state: Sheet, itemId: ItemId): ItemId | null {
	const index = state.items.findIndex((item) => item.id === itemId);
	if (index < 0) return null;
	return firstFrom(state, index + 1);
}

/** The first item of the sheet that is not skipped; null when there is none. */
export function firstId(state: Sheet): ItemId | null {
	return firstFrom(state, 0);
}

function firstFrom(state: Sheet, index: number): ItemId | null {
	for (let i = index; i < state.items.length; i++) {
		const id = state.items[i]?.id;
		if (id !== undefined && !state.live.skipped.includes(id)) return id;
	}
	return null;
}

/**
 * The item at which the show stands in the sheet: the one on air, except during 返场, which does not move the show.
 * Null before the first take.
 */
export function placeId(state: Sheet): ItemId | null {
	return (state.live.runs.findLast((run) => run.how !== 'encore') ?? state.live.runs[0])?.itemId ?? null;
}

/** Where the show goes on if nobody points elsewhere: behind its place, or at the top before the show. */
export function ordinaryNextId(state: Sheet): ItemId | null {
	const place = placeId(state);
	return place === null ? firstId(state) : followingId(state, place);
}

/**
 * What the next take puts on air. Null = nothing more (end of the sheet, empty sheet, show over).
 * Before the show an unset pointer means the top of the sheet, so that reordering a plan never leaves it in the middle.
 */
export function nextUp(state: Sheet): ItemId | null {
	if (state.live.phase === 'ended') return null;
	return state.live.nextId ?? (state.live.phase === 'before' ? firstId(state) : null);
}

/**
 * The pointer for a sheet whose items were added, moved or removed (or skipped): `after` has the new items and
 * still the old pointer, `before` is the state ahead of the change.
 * A pointer that stood at its ordinary place stays there, so what is put behind the item on air comes next; one that
 * somebody set elsewhere stays with its item, and falls back to the ordinary place when that item is gone or skipped.
 * Before the show an unset pointer stays unset. Store the result as `live.nextId`.
 */
export function repairedNext(after: Sheet, before: Sheet = after): ItemId | null {
	const nextId = after.live.nextId;
	if (after.live.phase === 'ended') return null;
	const valid =
		nextId !== null && !after.live.skipped.includes(nextId) && after.items.some((item) => item.id === nextId);
	if (after.live.phase === 'before') return valid ? nextId : null;
	if (valid && nextId !== ordinaryNextId(before)) return nextId;
	return ordinaryNextId(after);
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
