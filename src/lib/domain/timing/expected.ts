// What the clock says on air: the item on air, when each later item is due, when the show will be over.
import type { ItemId, RunId } from '../id.ts';
import { elapsedIn, heldFor, heldSince, runFor, runOnAir } from '../live/on-air.ts';
import type { Live, Run } from '../live/live.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { plannedSheet } from './planned.ts';

export interface CurrentTime {
	readonly runId: RunId;
	readonly itemId: ItemId;
	/** The item's own clock: holds do not count. */
	readonly elapsed: Duration;
	/** Of its planned duration with extensions; negative = over. */
	readonly remaining: Duration;
	/** Never before now. */
	readonly expectedEnd: Instant;
	/** Held in all. */
	readonly held: Duration;
	/** null = its clock runs */
	readonly heldSince: Instant | null;
	/** On air, holds included. */
	readonly runFor: Duration;
}

export interface ExpectedTime {
	readonly itemId: ItemId;
	readonly start: Instant;
	readonly end: Instant;
	/** How much after its hard start it will begin; 0 = in time, or no hard start. */
	readonly late: Duration;
	/** How long it will wait for its hard start; 0 = not at all. */
	readonly waits: Duration;
}

export interface LiveTimes {
	/** null before the show and after it */
	readonly current: CurrentTime | null;
	/** From the next item to the end of the sheet, in the order of their starts. Skipped items and those passed over are absent. */
	readonly expected: readonly ExpectedTime[];
	/** When the show will be over, or was. */
	readonly expectedFinish: Instant;
	/** By the plan: without what was inserted on air, with what was skipped. */
	readonly plannedFinish: Instant;
	/** expectedFinish − plannedFinish; negative = under. The unspent time of the item on air is not "ahead". */
	readonly over: Duration;
	/** expectedFinish beyond the end of the slot (negative = room left); null when the slot has no end. */
	readonly overSlot: Duration | null;
}

/**
 * The times of a stream at `now` (server time). Before the show the next take is expected at the planned start, or now
 * if that is past or unknown. The chain goes on from the next item in sheet order; a hard start waits if early and is
 * flagged if late. Without a planned start the plan is reckoned from the show's own start.
 */
export function liveTimes(state: StreamState, now: Instant): LiveTimes {
	const { phase, startedAt, endedAt } = state.live;
	const run = runOnAir(state);
	const current = run && currentTime(run, now);
	const plan = measuredPlan(state, startedAt ?? now);
	const from = current?.expectedEnd ?? Math.max(now, phase === 'before' ? plan.start : now);
	const expected = phase === 'ended' ? [] : chain(comingItems(state), from, state.live.lengths);
	const expectedFinish = phase === 'ended' ? (endedAt ?? now) : (expected.at(-1)?.end ?? from);
	const overSlot = state.plannedEnd === null ? null : expectedFinish - state.plannedEnd;
	const over = expectedFinish - plan.end;
	return { current, expected, expectedFinish, plannedFinish: plan.end, over, overSlot };
}

function currentTime(run: Run, now: Instant): CurrentTime {
	const elapsed = elapsedIn(run, now);
	const remaining = run.planned + run.extension - elapsed;
	return {
		runId: run.id,
		itemId: run.itemId,
		elapsed,
		remaining,
		expectedEnd: Math.max(now, run.startedAt) + Math.max(0, remaining),
		held: heldFor(run, now),
		heldSince: heldSince(run),
		runFor: runFor(run, now)
	};
}

/** How much show has not run yet, ≥ 0 ms: the rest of the item on air and all that is to come. To wait for a hard start is no show. */
export function leftToRun({ current, expected }: Pick<LiveTimes, 'current' | 'expected'>): Duration {
	const rest = Math.max(0, current?.remaining ?? 0);
	return expected.reduce((sum, { start, end }) => sum + end - start, rest);
}

/** What is still to come if nobody changes anything. */
export function comingItems(state: StreamState): readonly Item[] {
	const skipped = new Set(state.live.skipped);
	const index = state.items.findIndex((item) => item.id === state.live.nextId);
	return index < 0 ? [] : state.items.slice(index).filter((item) => !skipped.has(item.id));
}

function chain(items: readonly Item[], from: Instant, lengths: Live['lengths']): readonly ExpectedTime[] {
	let at = from;
	return items.map((item) => {
		const start = Math.max(at, item.hardStart ?? at);
		const time = {
			itemId: item.id,
			start,
			end: start + (lengths[item.id] ?? item.planned),
			late: Math.max(0, start - (item.hardStart ?? start)),
			waits: start - at
		};
		at = time.end;
		return time;
	});
}

/** The plan the show is measured against: what lay on the shelf was never in it, a skip is a way to catch up and an insertion costs time, so neither moves it. */
function measuredPlan(state: StreamState, otherwise: Instant): { readonly start: Instant; readonly end: Instant } {
	const shelf = new Set(state.live.shelf);
	const { start, end, clock, total } = plannedSheet({
		items: state.items.filter((item) => !item.insertedOnAir && !shelf.has(item.id)),
		plannedStart: state.plannedStart,
		plannedEnd: null,
		live: { skipped: [] }
	});
	return clock ? { start, end } : { start: otherwise, end: otherwise + total };
}
