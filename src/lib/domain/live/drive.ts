// Driving the show: take, next, skip, insert, extend, hold, end. Each decision reads what the sender saw (its aim).
import type { ItemId, RunId } from '../id.ts';
import type { NewItem } from '../plan/item.ts';
import { grouped, refuseNewItems } from '../plan/decide-items.ts';
import type { OnAirAim } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration } from '../time.ts';
import { aimed, movedOn } from './aim.ts';
import type { TakeWay } from './live.ts';
import { followingId, placeId, previousId, repairedNext } from './next.ts';
import { elapsedIn, heldSince, itemOf, runOnAir } from './on-air.ts';
import { isWhole, LIVE_LIMITS, outOfRange } from './range.ts';

/** Puts an item on air. Refuses: show-ended, rehearsal-running (before the show only), already-moved, not-on-air, id-taken, sheet-empty, end-of-sheet, item-gone, already-on-air, nothing-to-change (no previous item). */
export function decideTake(
	state: StreamState,
	args: { readonly runId: RunId; readonly itemId: ItemId | null; readonly how: TakeWay },
	aim: OnAirAim,
	context: Pick<Context, 'rehearsing'>
): Decision {
	const onAir = runOnAir(state);
	if (state.live.phase === 'ended') return refuse('show-ended');
	if (aim.runId !== (onAir?.id ?? null)) return movedOn(state, onAir);
	if (context.rehearsing && state.live.phase === 'before') return refuse('rehearsal-running');
	if (state.live.runs.some((run) => run.id === args.runId)) return refuse('id-taken');
	if (state.items.length === 0) return refuse('sheet-empty');
	const back = args.itemId === null && args.how === 'previous';
	const itemId = args.itemId ?? (back ? previousId(state) : state.live.nextId);
	if (itemId === null) return refuse(back ? 'nothing-to-change' : 'end-of-sheet');
	if (!itemOf(state, itemId)) return refuse('item-gone');
	if (onAir?.itemId === itemId) return refuse('already-on-air');
	const how = args.how === 'encore' && !state.live.runs.some((run) => run.itemId === itemId) ? 'jump' : args.how;
	return accept({ type: 'item-taken', runId: args.runId, itemId, how, nextId: nextAfterTake(state, itemId, how) });
}

/**
 * The pointer after a take. Next, previous and jump move the show: it goes on with what follows the item taken, also
 * when that has been on air before. 返场 does not move the show: the pointer stays, and only leaves the very item taken.
 */
function nextAfterTake(state: StreamState, itemId: ItemId, how: TakeWay): ItemId | null {
	const staying = how === 'encore' ? state.live.nextId : itemId;
	return staying === itemId ? followingId(state, itemId) : staying;
}

/** Points at what comes next. Refuses: show-ended, item-gone, item-skipped, already-on-air, nothing-to-change. */
export function decideSetNext(state: StreamState, itemId: ItemId): Decision {
	if (state.live.phase === 'ended') return refuse('show-ended');
	if (!itemOf(state, itemId)) return refuse('item-gone');
	if (state.live.skipped.includes(itemId)) return refuse('item-skipped');
	if (runOnAir(state)?.itemId === itemId) return refuse('already-on-air');
	if (state.live.nextId === itemId) return refuse('nothing-to-change');
	return accept({ type: 'next-set', itemId, was: state.live.nextId });
}

/** Takes an item out of the running order or back in. Refuses: show-ended, item-gone, item-on-air, nothing-to-change. */
export function decideSkip(state: StreamState, itemId: ItemId, skip: boolean): Decision {
	const { phase, skipped } = state.live;
	if (phase === 'ended') return refuse('show-ended');
	if (!itemOf(state, itemId)) return refuse('item-gone');
	if (skip && runOnAir(state)?.itemId === itemId) return refuse('item-on-air');
	if (skipped.includes(itemId) === skip) return refuse('nothing-to-change');
	const others = skipped.filter((id) => id !== itemId);
	const live = { ...state.live, skipped: skip ? [...others, itemId] : others };
	return accept({ type: 'item-skipped', itemId, skip, nextId: repairedNext({ items: state.items, live }, state) });
}

/** Puts a new item behind the place of the show (before it: at the top) and makes it next. Refuses: show-ended, and what `refuseNewItems` does. */
export function decideInsert(state: StreamState, item: NewItem): Decision {
	if (state.live.phase === 'ended') return refuse('show-ended');
	const refusal = refuseNewItems(state, [item]);
	if (refusal) return refusal;
	const after = placeId(state);
	return accept(
		{ type: 'items-added', items: grouped(state, [item]), after, onAir: state.live.phase === 'on-air' },
		{ type: 'next-set', itemId: item.id, was: state.live.nextId }
	);
}

/**
 * Lengthens or shortens the item on air. A shortening is granted down to what has elapsed, never below; a lengthening
 * in full. Refuses: show-ended, not-on-air, already-moved, value-out-of-range (`by`), nothing-to-change.
 */
export function decideExtend(state: StreamState, by: Duration, aim: OnAirAim, context: Context): Decision {
	const found = aimed(state, aim);
	if ('ok' in found) return found;
	const { run } = found;
	if (!isWhole(by, -LIVE_LIMITS.extend, LIVE_LIMITS.extend)) return outOfRange('by');
	const length = run.planned + run.extension;
	const granted = by < 0 ? Math.max(by, Math.min(0, elapsedIn(run, context.at) - length)) : by;
	if (granted === 0) return refuse('nothing-to-change');
	if (run.extension + granted > LIVE_LIMITS.extend) return outOfRange('by');
	return accept({ type: 'run-extended', runId: run.id, by: granted });
}

/** Stops or restarts the clock of the item on air. Refuses: show-ended, not-on-air, already-moved, already-held, not-held. */
export function decideHold(state: StreamState, hold: boolean, aim: OnAirAim): Decision {
	const found = aimed(state, aim);
	if ('ok' in found) return found;
	const held = heldSince(found.run) !== null;
	if (held === hold) return refuse(hold ? 'already-held' : 'not-held');
	return accept({ type: hold ? 'run-held' : 'run-resumed', runId: found.run.id });
}

/** Ends the show. Refuses: show-ended, not-on-air, already-moved. */
export function decideEnd(state: StreamState, aim: OnAirAim): Decision {
	const found = aimed(state, aim);
	return 'ok' in found ? found : accept({ type: 'show-ended' });
}
