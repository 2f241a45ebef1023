// What a 彩排 measured: how long each item took, and what the plan would become if somebody wants it to.
import type { ItemId } from '../id.ts';
import { elapsedIn } from '../live/on-air.ts';
import type { Item } from '../plan/item.ts';
import type { Command } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { DAY, SECOND, type Duration } from '../time.ts';

/** How long an item took, once per time it was rehearsed, in the order of the times. */
export interface MeasuredItem {
	readonly itemId: ItemId;
	readonly took: readonly Duration[];
}

/** An item's last times are enough; the bound keeps a long afternoon small. */
const KEPT_TIMES = 20;
/** Durations are planned in steps of this: nobody presses more exactly. */
const STEP: Duration = 5 * SECOND;
/** Below this somebody pressed on to get further, and said nothing. */
const PASSED_OVER: Duration = 10 * SECOND;

/** The times of all finished runs of a rehearsed show, holds not counted; a run that is still on air has no time yet. */
export function measuredRuns(state: Pick<StreamState, 'live'>): readonly MeasuredItem[] {
	const took = new Map<ItemId, Duration[]>();
	for (const run of state.live.runs) {
		if (run.endedAt === null) continue;
		const times = took.get(run.itemId) ?? [];
		times.push(elapsedIn(run, run.endedAt));
		took.set(run.itemId, times);
	}
	return [...took].map(([itemId, times]) => ({ itemId, took: times.slice(-KEPT_TIMES) }));
}

/** Two evenings of 彩排 together, the earlier first. */
export function measuredBoth(
	earlier: readonly MeasuredItem[],
	later: readonly MeasuredItem[]
): readonly MeasuredItem[] {
	const took = new Map(earlier.map((one) => [one.itemId, one.took]));
	for (const one of later) took.set(one.itemId, [...(took.get(one.itemId) ?? []), ...one.took].slice(-KEPT_TIMES));
	return [...took].map(([itemId, times]) => ({ itemId, took: times }));
}

/** The middle of the times; between two middle ones halfway. Null for none. */
export function median(times: readonly Duration[]): Duration | null {
	const sorted = [...times].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const low = sorted[Math.ceil(middle) - 1];
	const high = sorted[Math.floor(middle)];
	return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** What taking over one item's time would do. */
export interface TakeOver {
	readonly item: Item;
	readonly times: number;
	readonly was: Duration;
	/** The median in steps of five seconds, within what may be planned. */
	readonly to: Duration;
	/** It took so little that it was rather pressed past than rehearsed. */
	readonly passedOver: boolean;
}

/** What could be taken over, in the order of the sheet as it is now; items that are gone, or planned just so already, are absent. */
export function takeOvers(items: readonly Item[], measured: readonly MeasuredItem[]): readonly TakeOver[] {
	const took = new Map(measured.map((one) => [one.itemId, one.took]));
	return items.flatMap((item): readonly TakeOver[] => {
		const times = took.get(item.id) ?? [];
		const middle = median(times);
		if (middle === null) return [];
		const to = Math.min(DAY, Math.max(STEP, Math.round(middle / STEP) * STEP));
		const row = { item, times: times.length, was: item.planned, to, passedOver: middle < PASSED_OVER };
		return to === item.planned ? [] : [row];
	});
}

/** The chosen rows as one command, and so one undo. */
export function takeOverCommand(
	chosen: readonly Pick<TakeOver, 'item' | 'to'>[]
): Extract<Command, { readonly name: 'edit-items' }> {
	const edits = chosen.map(({ item, to }) => ({ itemId: item.id, patch: { planned: to } }));
	return { name: 'edit-items', args: { edits } };
}
