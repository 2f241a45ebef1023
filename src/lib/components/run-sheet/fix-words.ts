// What can be done about a gap or an overlap, each as the sentence a producer reads before tapping it.
import type { ItemId } from '#lib/domain/id.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { FixObstacle, TimingFix, WeighedFix } from '#lib/domain/timing/fixes.ts';
import { m } from '#lib/paraglide/messages.js';
import { duration, wallClock, wallTime } from '../ui/format.ts';
import { itemKindName } from '../ui/words.ts';

const OBSTACLES: Readonly<Record<FixObstacle, () => string>> = {
	'nothing-left': m.plan_fix_nothing_left,
	'too-long': m.plan_fix_too_long,
	'outside-slot': m.plan_fix_outside_slot,
	'tears-others': m.plan_fix_tears_others
};

/** The fix as a sentence with its effect; what cannot be done says why. */
export function weighedText({ fix, obstacle }: WeighedFix, stream: StreamState): string {
	const what = fixText(fix, stream);
	return obstacle === null ? what : m.plan_fix_obstacle({ what, why: OBSTACLES[obstacle]() });
}

/** The fix as a sentence: who, how much, from what to what. */
export function fixText(fix: TimingFix, stream: StreamState): string {
	const { row, was } = rowOf(stream, fix.itemId);
	switch (fix.name) {
		case 'stretch':
			return m.plan_fix_stretch({ row, length: duration(fix.planned), was: duration(was) });
		case 'shorten':
			return fix.planned > 0
				? m.plan_fix_shorten({ row, length: duration(fix.planned), was: duration(was) })
				: m.plan_fix_shorten_by({ row, length: duration(was - fix.planned), was: duration(was) });
		case 'fill':
			return m.plan_fix_fill({ length: duration(fix.planned) });
		case 'shorten-all': {
			const less = fix.lengths.reduce((sum, one) => sum + rowOf(stream, one.itemId).was - one.planned, 0);
			return m.plan_fix_shorten_all({ count: fix.lengths.length, length: duration(less) });
		}
		case 'move-start':
			return fix.itemId === null
				? moved(stream.plannedStart, fix.start, m.plan_fix_stream_later, m.plan_fix_stream_earlier, '')
				: moved(startOf(stream, fix.itemId), fix.start, m.plan_fix_start_later, m.plan_fix_start_earlier, row);
		case 'move-end': {
			const end = stream.items.find((item) => item.id === fix.itemId)?.hardEnd ?? null;
			return moved(end, fix.end, m.plan_fix_end_later, m.plan_fix_end_earlier, row);
		}
	}
}

type Moved = (words: { row: string; length: string; at: string }) => string;

function moved(from: Instant | null, to: Instant, later: Moved, earlier: Moved, row: string): string {
	const by = to - (from ?? to);
	const at = to % 60_000 === 0 ? wallTime(to) : wallClock(to);
	return (by < 0 ? earlier : later)({ row, length: duration(Math.abs(by)), at });
}

function startOf(stream: StreamState, itemId: ItemId): Instant | null {
	return stream.items.find((item) => item.id === itemId)?.hardStart ?? null;
}

/** The row as people call it: its number and its name. */
function rowOf(stream: StreamState, itemId: ItemId | null): { readonly row: string; readonly was: number } {
	const index = stream.items.findIndex((one) => one.id === itemId);
	const item = stream.items[index];
	return { row: item ? `${index + 1} ${item.title || itemKindName(item.kind)}` : '', was: item?.planned ?? 0 };
}
