// Which item comes by itself: the next one in the order of the run-sheet that is not skipped.
import type { ItemId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';

/** The item behind `afterItemId` (null or unknown = from the top) that is not skipped; null = end of the sheet. */
export function followingId(state: StreamState, afterItemId: ItemId | null): ItemId | null {
	const from = afterItemId === null ? -1 : state.items.findIndex((item) => item.id === afterItemId);
	for (let i = from + 1; i < state.items.length; i++) {
		const id = state.items[i]!.id;
		if (!state.live.skipped.includes(id)) return id;
	}
	return null;
}
