// The run-sheet as the 场控 reads it on air: what is done with its real time, what is on, what comes when.
import type { ItemId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/plan/item.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Duration, Instant } from '#lib/domain/time.ts';
import type { LiveTimes } from '#lib/domain/timing/expected.ts';
import { realDurations } from '#lib/domain/timing/item-real.ts';
import { plannedSheet } from '#lib/domain/timing/planned.ts';

/** `coming`: in the running order behind the next; `passed`: the show has gone by without it. */
export type AirRowState = 'done' | 'now' | 'next' | 'coming' | 'passed' | 'skipped';

export interface AirRow {
	readonly item: Item;
	/** From 1. */
	readonly row: number;
	readonly state: AirRowState;
	/** By the plan; null while the plan is not on the clock. */
	readonly planned: Instant | null;
	/** Real start of what has been on air, expected start of what comes; null for what does not come. */
	readonly start: Instant | null;
	/** start − planned; null where either is missing. */
	readonly shift: Duration | null;
	/** How long it was really on air in all, without holds; null = not yet. */
	readonly real: Duration | null;
	/** On the shelf: off the running order until it is pulled. */
	readonly shelved: boolean;
	/** How long it shall be when its turn comes, where the desk wants it otherwise than planned. */
	readonly wished: Duration | null;
	/** How much later than its fixed start it will begin; 0 = none or in time. */
	readonly late: Duration;
	/** How often it was on air. */
	readonly runs: number;
}

/** All rows of the sheet in order. */
export function airRows(state: StreamState, times: LiveTimes, now: Instant): readonly AirRow[] {
	const { items, live } = state;
	const sheet = plannedSheet(state);
	const reals = realDurations(state, now);
	const expected = new Map(times.expected.map((time) => [time.itemId, time]));
	const skipped = new Set(live.skipped);
	const shelf = new Set(live.shelf);
	const firstStarts = new Map<ItemId, Instant>();
	for (const run of live.runs) if (!firstStarts.has(run.itemId)) firstStarts.set(run.itemId, run.startedAt);
	const nowId = times.current?.itemId ?? null;
	const stateOf = (id: ItemId, ran: boolean, comes: boolean): AirRowState => {
		if (id === nowId) return 'now';
		if (id === live.nextId) return 'next';
		if (skipped.has(id)) return 'skipped';
		if (comes) return 'coming';
		return ran ? 'done' : 'passed';
	};
	return items.map((item, index): AirRow => {
		const real = reals.get(item.id);
		const coming = expected.get(item.id);
		const state = stateOf(item.id, real !== undefined, coming !== undefined);
		const planned = sheet.clock ? (sheet.times[index]?.start ?? null) : null;
		const start = (state === 'now' || state === 'done' ? firstStarts.get(item.id) : coming?.start) ?? null;
		return {
			item,
			row: index + 1,
			state,
			planned,
			start,
			shift: planned === null || start === null ? null : start - planned,
			real: real?.real ?? null,
			shelved: shelf.has(item.id) && skipped.has(item.id),
			wished: live.lengths[item.id] ?? null,
			late: coming?.late ?? 0,
			runs: real?.runs ?? 0
		};
	});
}
