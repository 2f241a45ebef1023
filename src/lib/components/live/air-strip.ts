// 时间带 on air: what was on in its real width, what is on, what is expected; where the plan had it as a ghost above.
import type { ItemId } from '#lib/domain/id.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { LiveTimes } from '#lib/domain/timing/expected.ts';
import { plannedSheet } from '#lib/domain/timing/planned.ts';
import type { Span, StripBlock, StripGap, StripPin } from '../strip/strip.ts';

export interface AirStrip {
	readonly from: Instant;
	readonly to: Instant;
	/** One block per run, then one per item to come; a run's block has the run's id. */
	readonly blocks: readonly StripBlock[];
	readonly gaps: readonly StripGap[];
	readonly pins: readonly StripPin[];
	/** The item behind a block's id. */
	readonly itemOf: ReadonlyMap<string, ItemId>;
}

/** The whole stream as one band; blocks are in the order of their starts. */
export function airStrip(state: StreamState, times: LiveTimes, now: Instant): AirStrip {
	const { items, live } = state;
	const sheet = plannedSheet(state);
	const ghosts = new Map<ItemId, Span>();
	if (sheet.clock)
		for (const { itemId, start, end } of sheet.times) if (end > start) ghosts.set(itemId, { start, end });
	const rows = new Map(items.map((item, index) => [item.id, { item, number: String(index + 1) }]));
	const blocks: StripBlock[] = [];
	const gaps: StripGap[] = [];
	const itemOf = new Map<string, ItemId>();
	const add = (id: string, itemId: ItemId, state: StripBlock['state'], span: Span, ghost: Span | null): void => {
		const found = rows.get(itemId);
		const { title = '', kind = 'product' as const, tier = null } = found?.item ?? {};
		itemOf.set(id, itemId);
		blocks.push({ id, label: title, number: found?.number ?? '', kind, tier, state, ...span, ghost });
	};
	const seen = new Set<ItemId>();
	for (const run of live.runs) {
		const onAir = run.endedAt === null;
		const end = run.endedAt ?? times.current?.expectedEnd ?? now;
		// Only the first run is measured against the plan: a 返场 was not in it.
		const ghost = seen.has(run.itemId) ? null : (ghosts.get(run.itemId) ?? null);
		seen.add(run.itemId);
		add(run.id, run.itemId, onAir ? 'now' : 'done', { start: run.startedAt, end }, ghost);
		run.holds.forEach((hold, index) => {
			gaps.push({ id: `${run.id}-${index}`, kind: 'hold', start: hold.from, end: hold.to ?? now });
		});
	}
	for (const { itemId, start, end } of times.expected)
		add(itemId, itemId, itemId === live.nextId ? 'next' : 'planned', { start, end }, ghosts.get(itemId) ?? null);
	const pins = items
		.filter((item) => item.hardStart !== null)
		.map((item): StripPin => ({ id: item.id, at: item.hardStart!, label: item.title }));
	const starts = [state.live.startedAt, state.plannedStart, sheet.clock ? sheet.start : null];
	const from = Math.min(...starts.flatMap((at) => at ?? []), blocks[0]?.start ?? now);
	const ends = [times.expectedFinish, state.plannedEnd ?? 0, times.plannedFinish, from + MINUTE];
	return { from, to: Math.max(...ends), blocks, gaps, pins, itemOf };
}
