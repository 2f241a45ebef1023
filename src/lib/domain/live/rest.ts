// Fitting what is left into the time that is left: several items shortened, dropped or brought back in one step.
import type { WishedLength, WishedSkip } from '../stream/command.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { DAY } from '../time.ts';
import { repairedNext } from './next.ts';
import { runOnAir } from './on-air.ts';
import { isWhole, outOfRange } from './range.ts';

/**
 * Lengths and skips of items that are not on air. What already is so is left out; of an item named twice the last word
 * counts. Refuses: show-ended, item-gone, item-on-air, value-out-of-range (`length`, 0 … 24 h), nothing-to-change.
 */
export function decideFit(
	state: StreamState,
	args: { readonly lengths: readonly WishedLength[]; readonly skips: readonly WishedSkip[] }
): Decision {
	const { live } = state;
	if (live.phase === 'ended') return refuse('show-ended');
	const planned = new Map(state.items.map((item) => [item.id, item.planned]));
	const onAir = runOnAir(state)?.itemId ?? null;
	for (const { itemId } of [...args.lengths, ...args.skips]) {
		if (!planned.has(itemId)) return refuse('item-gone');
		if (itemId === onAir) return refuse('item-on-air');
	}
	if (!args.lengths.every(({ length }) => length === null || isWhole(length, 0, DAY))) return outOfRange('length');
	const lengths = [...new Map(args.lengths.map(({ itemId, length }) => [itemId, length]))].flatMap(([itemId, wish]) => {
		const was = live.lengths[itemId] ?? null;
		const length = wish === planned.get(itemId) ? null : wish;
		return length === was ? [] : [{ itemId, length, was }];
	});
	const out = new Set(live.skipped);
	const skips = [...new Map(args.skips.map(({ itemId, skip }) => [itemId, skip]))].flatMap(([itemId, skip]) =>
		out.has(itemId) === skip ? [] : [{ itemId, skip }]
	);
	if (lengths.length + skips.length === 0) return refuse('nothing-to-change');
	const named = new Set(skips.map(({ itemId }) => itemId));
	const skipped = [
		...live.skipped.filter((id) => !named.has(id)),
		...skips.filter(({ skip }) => skip).map(({ itemId }) => itemId)
	];
	const after = { items: state.items, live: { ...live, skipped } };
	return accept({
		type: 'rest-fitted',
		lengths,
		skips,
		nextId: skips.length > 0 ? repairedNext(after, state) : live.nextId
	});
}
