// The as-run record that is on air, and its clock.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import type { Run } from './live.ts';

/** The run on air; null before the show and after it. */
export function runOnAir(state: Pick<StreamState, 'live'>): Run | null {
	const last = state.live.runs.at(-1);
	return last && last.endedAt === null ? last : null;
}

/** The item with this id; null when it is not on the sheet (any more). */
export function itemOf(state: Pick<StreamState, 'items'>, itemId: ItemId | null): Item | null {
	return state.items.find((item) => item.id === itemId) ?? null;
}

/** Since when the item's clock stands; null while it runs. */
export function heldSince(run: Run): Instant | null {
	const last = run.holds.at(-1);
	return last && last.to === null ? last.from : null;
}

/** How long the run has been held in all, a hold that lasts counted to `now`. ≥ 0. */
export function heldFor(run: Pick<Run, 'holds'>, now: Instant): Duration {
	return run.holds.reduce((sum, hold) => sum + Math.max(0, (hold.to ?? now) - hold.from), 0);
}

/** How long the run has been on air, holds included. ≥ 0 (a screen's clock may lag a little behind the server's). */
export function runFor(run: Pick<Run, 'startedAt' | 'endedAt'>, now: Instant): Duration {
	return Math.max(0, (run.endedAt ?? now) - run.startedAt);
}

/** What the item's own clock shows: time on air without holds. ≥ 0. */
export function elapsedIn(run: Pick<Run, 'startedAt' | 'endedAt' | 'holds'>, now: Instant): Duration {
	return Math.max(0, runFor(run, now) - heldFor(run, run.endedAt ?? now));
}

/** When the item on air has used up what it was given, if its clock goes on running from `now`; past = over, null = nothing is on air. */
export function dueAt(state: Pick<StreamState, 'live'>, now: Instant): Instant | null {
	const run = runOnAir(state);
	return run && now + run.planned + run.extension - elapsedIn(run, now);
}
