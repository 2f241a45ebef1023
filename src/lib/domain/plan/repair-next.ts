// What is next after the run-sheet changed: the row behind the one on air, unless the director chose another.
import { repairedNext } from '../live/next.ts';
import type { Item } from './item.ts';
import type { StreamState } from '../stream/state.ts';

/**
 * `before` with its sheet replaced by `items`, and `nextId` right again: a next that came by itself comes by itself again
 * (before the show: the first row not skipped); a chosen next stays chosen; a next that is gone passes to the row behind it.
 */
export function withItems(before: StreamState, items: readonly Item[]): StreamState {
	const after: StreamState = { ...before, items };
	const nextId = repairedNext(after, before);
	return nextId === before.live.nextId ? after : { ...after, live: { ...before.live, nextId } };
}
