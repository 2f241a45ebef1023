// How the run-sheet follows from its events. Written for speed: a stream of ten thousand entries opens in a blink.
import type { EventMeta } from '../stream/context.ts';
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { PlacedItem } from '../stream/command.ts';
import { EMPTY_ITEM } from './item.ts';
import { newItem } from './new-item.ts';
import { putBack } from './placement.ts';
import { withItems } from './repair-next.ts';
import { insertAfter, moveRows, rowIndex } from './rows.ts';

export type ItemsEvent = Extract<PlanEvent, { type: `items-${string}` }>;

/** The run-sheet, and what is next, after the event. */
export function evolveItems(state: StreamState, event: ItemsEvent, meta: EventMeta): StreamState {
	switch (event.type) {
		case 'items-added': {
			const added = event.items.map((asked) => newItem(asked, event.onAir, meta));
			return withItems(state, insertAfter(state.items, added, event.after));
		}
		case 'items-edited': {
			const items = state.items.slice();
			for (const { itemId, patch } of event.edits) {
				const index = rowIndex(items, itemId);
				if (index >= 0) items[index] = { ...items[index]!, ...patch };
			}
			return { ...state, items };
		}
		case 'items-moved':
			return withItems(state, moveRows(state.items, new Set(event.itemIds), event.after));
		case 'items-removed': {
			const gone = new Set(event.items.map(({ item }) => item.id));
			return withItems(
				state,
				state.items.filter((item) => !gone.has(item.id))
			);
		}
		case 'items-restored':
			return withItems(state, putBack(state.items, event.items.map(whole)));
	}
}

/** A row that was removed before items had all of today's fields comes back with the rest empty. */
function whole({ item, after }: PlacedItem): PlacedItem {
	return { item: { ...EMPTY_ITEM, ...item }, after };
}
