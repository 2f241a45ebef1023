// What can be done about a gap or an overlap before a hard start: ways for people to choose from, nothing done by itself.
import type { ItemId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { plannedSheet } from './planned.ts';

export type TimingFix =
	/** Let the chain before the hard start begin at this instant: the item with its own hard start, or (`itemId` null) the stream. */
	| { readonly name: 'move-start'; readonly itemId: ItemId | null; readonly start: Instant }
	/** Give the item before the gap this planned duration. */
	| { readonly name: 'stretch'; readonly itemId: ItemId; readonly planned: Duration }
	/** Give the item before the overlap this planned duration. */
	| { readonly name: 'shorten'; readonly itemId: ItemId; readonly planned: Duration };

const LONGEST: Duration = 86_400_000;

/**
 * The fixes for the gap or overlap before `itemId`; none when there is neither. Stretching is offered up to 24 h,
 * shortening only while something is left of the item.
 */
export function timingFixes(state: StreamState, itemId: ItemId): readonly TimingFix[] {
	const { times } = plannedSheet(state);
	const index = times.findIndex((time) => time.itemId === itemId);
	const gap = times[index]?.gapBefore ?? 0;
	if (gap === 0) return [];
	const chain = state.items.slice(0, index).filter((item) => !state.live.skipped.includes(item.id));
	const before = chain.at(-1);
	const anchor = chain.findLast((item) => item.hardStart !== null);
	const from = anchor?.hardStart ?? state.plannedStart;
	const fixes: TimingFix[] = [];
	if (from !== null) fixes.push({ name: 'move-start', itemId: anchor?.id ?? null, start: from + gap });
	if (before && before.planned + gap > 0 && before.planned + gap <= LONGEST) {
		const name = gap > 0 ? 'stretch' : 'shorten';
		fixes.push({ name, itemId: before.id, planned: before.planned + gap });
	}
	return fixes;
}
