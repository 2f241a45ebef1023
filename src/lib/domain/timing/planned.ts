// When each item of the run-sheet should start and end, and by how much the sheet overruns its slot.
import type { ItemId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';

/** `start` and `end` are instants when the sheet is on the clock, otherwise offsets from 0 (see `PlannedSheet.clock`). */
export interface PlannedTime {
	readonly itemId: ItemId;
	readonly start: Instant;
	readonly end: Instant;
	/** Before a hard start: positive = time nobody has planned, negative = overlap with what comes before; otherwise 0. */
	readonly gapBefore: Duration;
}

export interface PlannedSheet {
	/** False = neither the stream's start nor any hard start is known: all times are offsets from 0. */
	readonly clock: boolean;
	/** One per item, in sheet order. A skipped item has no length. */
	readonly times: readonly PlannedTime[];
	readonly start: Instant;
	/** End of the last item; `start` when there is none. */
	readonly end: Instant;
	/** end − start, gaps included. */
	readonly total: Duration;
	/** Beyond the end of the slot (negative = room left); null when the end of the slot or the clock is not known. */
	readonly over: Duration | null;
}

export type Planned = Pick<StreamState, 'items' | 'plannedStart' | 'plannedEnd'> & {
	readonly live: Pick<StreamState['live'], 'skipped'>;
};

/**
 * The planned times of a stream. An item starts where the one before ends; a hard start stands where it is, the gap
 * or overlap before it is reported, nothing is shifted for it, and the chain goes on from it.
 * Without a planned start the sheet is put on the clock by its first hard start, reckoned back.
 */
export function plannedSheet(state: Planned): PlannedSheet {
	const skipped = new Set(state.live.skipped);
	const start = state.plannedStart ?? reckonedStart(state, skipped);
	const times: PlannedTime[] = [];
	let at = start ?? 0;
	for (const item of state.items) {
		const hard = start === null || skipped.has(item.id) ? null : item.hardStart;
		const from = hard ?? at;
		const end = skipped.has(item.id) ? from : from + item.planned;
		times.push({ itemId: item.id, start: from, end, gapBefore: from - at });
		at = end;
	}
	const over = start === null || state.plannedEnd === null ? null : at - state.plannedEnd;
	return { clock: start !== null, times, start: start ?? 0, end: at, total: at - (start ?? 0), over };
}

/** The planned times of every item, in sheet order; see `plannedSheet`. */
export function plannedTimes(state: Planned): readonly PlannedTime[] {
	return plannedSheet(state).times;
}

function reckonedStart(state: Planned, skipped: ReadonlySet<ItemId>): Instant | null {
	let before: Duration = 0;
	for (const item of state.items) {
		if (skipped.has(item.id)) continue;
		if (item.hardStart !== null) return item.hardStart - before;
		before += item.planned;
	}
	return null;
}
