// Writing down what happens on air: marks (打点), changes of price and stock, numbers read off the platform.
import type { ItemId, MarkId } from '../id.ts';
import { ITEM_RANGES, misfit } from '../plan/ranges.ts';
import type { LiveCommand } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { MARK_KINDS } from './live.ts';
import { itemOf } from './on-air.ts';
import { isWhole, LIVE_LIMITS, outOfRange } from './range.ts';

type MarkArgs = Extract<LiveCommand, { readonly name: 'mark' }>['args'];

/** A mark may be set up to a day back, not ahead. Refuses: id-taken, value-out-of-range (`kind`, `text`, `at`). */
export function decideMark(state: StreamState, args: MarkArgs, context: Context): Decision {
	const { markId, kind, text, at } = args;
	if (state.live.marks.some((mark) => mark.id === markId)) return refuse('id-taken');
	if (!MARK_KINDS.includes(kind)) return outOfRange('kind');
	if (text.length > LIVE_LIMITS.markText) return outOfRange('text');
	if (at !== null && !isWhole(at, context.at - LIVE_LIMITS.markBack, context.at)) return outOfRange('at');
	return accept({ type: 'marked', markId, kind, text, at });
}

/** Refuses: mark-gone. */
export function decideRemoveMark(state: StreamState, markId: MarkId): Decision {
	if (!state.live.marks.some((mark) => mark.id === markId)) return refuse('mark-gone');
	return accept({ type: 'mark-removed', markId });
}

/** Stock in pieces or price in 分 of one item, null = unknown. Refuses: show-ended, item-gone, value-out-of-range (the figure's name), nothing-to-change. */
export function decideOffer(state: StreamState, itemId: ItemId, what: 'stock' | 'price', now: number | null): Decision {
	if (state.live.phase === 'ended') return refuse('show-ended');
	const item = itemOf(state, itemId);
	if (!item) return refuse('item-gone');
	if (misfit(ITEM_RANGES, what === 'stock' ? { stock: now } : { livePrice: now }) !== null) return outOfRange(what);
	const was = what === 'stock' ? item.stock : item.livePrice;
	if (was === now) return refuse('nothing-to-change');
	if (what === 'stock') return accept({ type: 'stock-set', itemId, stock: now, was });
	return accept({ type: 'price-set', itemId, price: now, was });
}

/** Figures by metric key; allowed after the show too, when people read off the final ones. Refuses: nothing-to-change (no figure), value-out-of-range (`values` or the figure's key). */
export function decideNumbers(values: Readonly<Record<string, number>>): Decision {
	const entries = Object.entries(values);
	if (entries.length === 0) return refuse('nothing-to-change');
	if (entries.length > LIVE_LIMITS.numberKeys) return outOfRange('values');
	for (const [key, value] of entries) {
		if (key === '' || key.length > LIVE_LIMITS.numberKey) return outOfRange('values');
		if (!Number.isFinite(value) || value < 0) return outOfRange(key);
	}
	return accept({ type: 'numbers-recorded', values });
}

/** Refuses: show-ended, value-out-of-range (`text`), nothing-to-change. */
export function decideHandOver(state: StreamState, text: string): Decision {
	if (state.live.phase === 'ended') return refuse('show-ended');
	if (text.length > LIVE_LIMITS.handOver) return outOfRange('text');
	const was = state.live.handOver;
	return text === was ? refuse('nothing-to-change') : accept({ type: 'hand-over-written', text, was });
}
