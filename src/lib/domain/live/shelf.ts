// 货架: 救场 and 福利 items that are prepared, stand off the running order, and come on with one key.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import { decideItems } from '../plan/decide-items.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { placeId, repairedNext } from './next.ts';
import { itemOf, runOnAir } from './on-air.ts';

/** What lies on the shelf now, in the order it was put there: the first nine have the keys ⇧1 … ⇧9. */
export function shelfItems(state: Pick<StreamState, 'items' | 'live'>): readonly Item[] {
	const { shelf, skipped } = state.live;
	return shelf.flatMap((id) => (skipped.includes(id) ? (itemOf(state, id) ?? []) : []));
}

/**
 * Puts an item on the shelf or back where it stands in the sheet. What has been on air is the record's.
 * Refuses: show-ended, item-gone, item-on-air, item-has-aired, nothing-to-change.
 */
export function decideShelve(state: StreamState, itemId: ItemId, shelve: boolean): Decision {
	const { live } = state;
	if (live.phase === 'ended') return refuse('show-ended');
	if (!itemOf(state, itemId)) return refuse('item-gone');
	if (runOnAir(state)?.itemId === itemId) return refuse('item-on-air');
	if (live.runs.some((run) => run.itemId === itemId)) return refuse('item-has-aired');
	const lies = live.shelf.includes(itemId) && live.skipped.includes(itemId);
	if (lies === shelve) return refuse('nothing-to-change');
	// Skipped without having been put there is another thing: it is brought back first.
	if (shelve && live.skipped.includes(itemId)) return refuse('item-skipped');
	const others = live.skipped.filter((id) => id !== itemId);
	const after = { items: state.items, live: { ...live, skipped: shelve ? [...others, itemId] : others } };
	const nextId = repairedNext(after, state);
	// What was pulled from the shelf goes back by being skipped: it is still named there.
	if (shelve && live.shelf.includes(itemId)) return accept({ type: 'item-skipped', itemId, skip: true, nextId });
	return accept({ type: 'item-shelved', itemId, shelve, nextId });
}

/**
 * Brings an item of the shelf behind the place of the show (before it: to the top) and makes it next, in one step.
 * Refuses: show-ended, item-gone, nothing-to-change (not on the shelf).
 */
export function decidePull(state: StreamState, itemId: ItemId): Decision {
	const { live } = state;
	if (live.phase === 'ended') return refuse('show-ended');
	if (!itemOf(state, itemId)) return refuse('item-gone');
	if (!live.shelf.includes(itemId) || !live.skipped.includes(itemId)) return refuse('nothing-to-change');
	const place = placeId(state);
	const moved = decideItems(state, { name: 'move-items', args: { itemIds: [itemId], after: place } });
	return accept(
		...(moved.ok ? moved.events : []),
		{ type: 'item-skipped', itemId, skip: false, nextId: live.nextId },
		{ type: 'next-set', itemId, was: live.nextId }
	);
}
