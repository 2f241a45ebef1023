// One stream a product was in: how long it was on air there, at which price, and how it sold by the platform's own list.
import type { ProductId, StreamId } from '../id.ts';
import type { Live } from '../live/live.ts';
import { figure } from '../metrics/figures.ts';
import type { Fen } from '../money.ts';
import { matchProducts } from '../review/match-products.ts';
import type { ProductResult } from '../review/material.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { realDurations } from '../timing/item-real.ts';

/** What the platform counted for it; null = not told. */
export interface Sold {
	readonly gmv: Fen | null;
	readonly pieces: number | null;
	readonly clicks: number | null;
	/** 商品点击-成交率, 0..1 */
	readonly conversion: number | null;
}

export interface Appearance {
	readonly streamId: StreamId;
	readonly title: string;
	/** When it began, else when it is to begin; null = no start yet. */
	readonly start: Instant | null;
	readonly phase: Live['phase'];
	/** The price of its first row. */
	readonly price: Fen | null;
	/** Of all its rows. */
	readonly planned: Duration;
	/** How often it was taken, and for how long in all. */
	readonly runs: number;
	readonly real: Duration;
	/** null = no 商品榜 was taken in, or it is not in it. */
	readonly sold: Sold | null;
}

/** The product's part of a stream; null when it is in no row. `results` are the rows of the stream's 商品榜, [] = none. */
export function appearanceOf(
	state: StreamState,
	productId: ProductId,
	results: readonly ProductResult[],
	now: Instant
): Appearance | null {
	const rows = state.items.filter((item) => item.productId === productId);
	if (rows.length === 0) return null;
	const durations = realDurations(state, now);
	const reals = rows.flatMap(({ id }) => durations.get(id) ?? []);
	const at = rows.flatMap(({ id }) => matchProducts(state.items, results).get(id) ?? [])[0];
	const figures = at === undefined ? null : (results[at]?.figures ?? null);
	return {
		streamId: state.id,
		title: state.title,
		start: state.live.startedAt ?? state.plannedStart,
		phase: state.live.phase,
		price: rows.find(({ livePrice }) => livePrice !== null)?.livePrice ?? null,
		planned: rows.reduce((sum, row) => sum + row.planned, 0),
		runs: reals.reduce((sum, { runs }) => sum + runs, 0),
		real: reals.reduce((sum, { real }) => sum + real, 0),
		sold: figures && {
			gmv: figure(figures, 'pay_amt'),
			pieces: figure(figures, 'pay_item_cnt'),
			clicks: figure(figures, 'product_click_uv'),
			conversion: figure(figures, 'product_cvr_uv')
		}
	};
}
