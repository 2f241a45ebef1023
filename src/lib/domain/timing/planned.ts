// When each item of the run-sheet should start and end, and by how much the sheet overruns its slot.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';

/** `start` and `end` are instants when the sheet is on the clock, otherwise offsets from 0 (see `PlannedSheet.clock`). */
export interface PlannedTime {
	readonly itemId: ItemId;
	readonly start: Instant;
	readonly end: Instant;
	/**
	 * Before a hard start, or before the first row that is counted back from a hard end: positive = time nobody has
	 * planned, negative = overlap with what comes before; otherwise 0.
	 */
	readonly gapBefore: Duration;
	/** Its times are counted back from a hard end, its own or a later row's. */
	readonly back: boolean;
}

export interface PlannedSheet {
	/** False = neither the stream's start nor any hard start or end is known: all times are offsets from 0. */
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
 * or overlap before it is reported, nothing is shifted for it, and the chain goes on from it. An item with a hard end
 * (and no hard start) ends there: it and the items before it, back to the last hard time, are counted back from it, so
 * that the gap or overlap stands before the first of them.
 * Without a planned start the sheet is put on the clock by its first hard time, reckoned back.
 */
export function plannedSheet(state: Planned): PlannedSheet {
	const skipped = new Set(state.live.skipped);
	const start = state.plannedStart ?? reckonedStart(state, skipped);
	const runs = countedBack(state.items, skipped);
	const times: PlannedTime[] = [];
	let at = start ?? 0;
	let backTo = -1;
	for (let i = 0; i < state.items.length; i++) {
		const item = state.items[i]!;
		const off = skipped.has(item.id);
		const run = off ? undefined : runs.get(i);
		if (run) backTo = run.last;
		const from = off ? at : (item.hardStart ?? run?.start ?? at);
		const end = off ? from : from + item.planned;
		times.push({ itemId: item.id, start: from, end, gapBefore: from - at, back: !off && i <= backTo });
		at = end;
	}
	const over = start === null || state.plannedEnd === null ? null : at - state.plannedEnd;
	return { clock: start !== null, times, start: start ?? 0, end: at, total: at - (start ?? 0), over };
}

/** The planned times of every item, in sheet order; see `plannedSheet`. */
export function plannedTimes(state: Planned): readonly PlannedTime[] {
	return plannedSheet(state).times;
}

/** The runs of rows that are counted back from a hard end, by the place of their first row. */
function countedBack(
	items: readonly Item[],
	skipped: ReadonlySet<ItemId>
): ReadonlyMap<number, { readonly start: Instant; readonly last: number }> {
	const runs = new Map<number, { start: Instant; last: number }>();
	let first = -1;
	let length: Duration = 0;
	for (let i = 0; i < items.length; i++) {
		const { id, planned, hardStart, hardEnd } = items[i]!;
		if (skipped.has(id)) continue;
		if (hardStart !== null) {
			first = -1;
			length = 0;
			continue;
		}
		if (first < 0) first = i;
		length += planned;
		if (hardEnd === null) continue;
		runs.set(first, { start: hardEnd - length, last: i });
		first = -1;
		length = 0;
	}
	return runs;
}

function reckonedStart(state: Planned, skipped: ReadonlySet<ItemId>): Instant | null {
	let before: Duration = 0;
	for (const item of state.items) {
		if (skipped.has(item.id)) continue;
		if (item.hardStart !== null) return item.hardStart - before;
		before += item.planned;
		if (item.hardEnd !== null) return item.hardEnd - before;
	}
	return null;
}
