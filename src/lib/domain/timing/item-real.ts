// How long an item really was on air, over all its runs.
import type { ItemId } from '../id.ts';
import { elapsedIn, runFor } from '../live/on-air.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';

export interface ItemReal {
	readonly itemId: ItemId;
	/** How many times it was on air, the first time and each 返场. ≥ 1 */
	readonly runs: number;
	/** Sum of its runs without holds: the item's real duration. */
	readonly real: Duration;
	/** Held in all; `real + held` is the time it was on air. */
	readonly held: Duration;
	/** Planned duration at its first take. */
	readonly planned: Duration;
	/** real − planned; negative = under. A 返场 was not planned, so it counts as over. */
	readonly over: Duration;
}

/** The real durations of all items that have been on air, in the order of their first take; an open run counts to `now`. */
export function realDurations(state: Pick<StreamState, 'live'>, now: Instant): ReadonlyMap<ItemId, ItemReal> {
	const found = new Map<ItemId, ItemReal>();
	for (const run of state.live.runs) {
		const before = found.get(run.itemId);
		const planned = before?.planned ?? run.planned;
		const real = (before?.real ?? 0) + elapsedIn(run, now);
		const held = (before?.held ?? 0) + runFor(run, now) - elapsedIn(run, now);
		const runs = (before?.runs ?? 0) + 1;
		found.set(run.itemId, { itemId: run.itemId, runs, real, held, planned, over: real - planned });
	}
	return found;
}

/** The real duration of one item; null when it has not been on air. */
export function realDuration(state: Pick<StreamState, 'live'>, itemId: ItemId, now: Instant): ItemReal | null {
	return realDurations(state, now).get(itemId) ?? null;
}
