// A changed run-sheet, with the pointer to what is next right again.
import { repairedNext } from '../live/next.ts';
import type { StreamState } from '../stream/state.ts';
import type { Item } from './item.ts';

/** `before` with its sheet replaced by `items`; `live.nextId` follows the rules of `repairedNext`. */
export function withItems(before: StreamState, items: readonly Item[]): StreamState {
	const after: StreamState = { ...before, items };
	const nextId = repairedNext(after, before);
	return nextId === before.live.nextId ? after : { ...after, live: { ...before.live, nextId } };
}
