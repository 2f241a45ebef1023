// What each item and each person's air time earned: planned against real, GMV, GMV per minute, clicks, conversion.
import type { ItemId, MemberId } from '../id.ts';
import type { MetricKey } from '../metrics/dictionary.ts';
import { figure, type Figures } from '../metrics/figures.ts';
import type { MinuteSeries } from '../metrics/series.ts';
import type { Fen } from '../money.ts';
import { personKey } from '../people/on-air-stretch.ts';
import type { PostKind } from '../people/post.ts';
import { MINUTE, type Duration, type Instant } from '../time.ts';
import { allot, joined, type Allotment, type Stretch } from './allocate.ts';

/** One run of an item, over: `startedAt` < `endedAt`. */
export interface RunSpan {
	readonly itemId: ItemId;
	readonly startedAt: Instant;
	readonly endedAt: Instant;
}

/** A person on a post for a while. */
export interface PersonSpan {
	readonly postKind: PostKind;
	readonly memberId: MemberId;
	readonly name: string;
	readonly from: Instant;
	readonly to: Instant;
}

/** What some air time brought; null = not told. `covered` 0..1 is the part of the time with minutes from the platform. */
export interface Earned {
	readonly real: Duration;
	readonly covered: number;
	readonly gmv: Fen | null;
	/** 分 per minute of covered time, rounded. */
	readonly gmvPerMinute: Fen | null;
	readonly clicks: number | null;
	readonly orders: number | null;
	readonly buyers: number | null;
	/** 商品曝光-点击率, 0..1 */
	readonly clickRate: number | null;
	/** 商品点击-成交率, 0..1 */
	readonly conversion: number | null;
	readonly averageOnline: number | null;
	readonly figures: Figures;
}

/** An item's result. `planned` null = nothing was planned. */
export interface ItemEarned extends Earned {
	readonly itemId: ItemId;
	readonly planned: Duration | null;
	readonly runs: number;
}

/** A person's result on one post. */
export interface PersonEarned extends Earned {
	readonly postKind: PostKind;
	readonly memberId: MemberId;
	readonly name: string;
}

function earned(stretches: readonly Stretch[], allotment: Allotment | undefined): Earned {
	const figures = allotment?.figures ?? {};
	const covered = allotment?.covered ?? 0;
	const real = stretches.reduce((sum, { from, to }) => sum + (to - from), 0);
	const of = (key: MetricKey) => figure(figures, key);
	const gmv = of('pay_amt');
	return {
		real,
		covered: real > 0 ? Math.min(1, covered / real) : 0,
		gmv,
		gmvPerMinute: gmv === null || covered <= 0 ? null : Math.round(gmv / (covered / MINUTE)),
		clicks: of('product_click_uv'),
		orders: of('pay_order_cnt'),
		buyers: of('pay_uv'),
		clickRate: of('product_ctr_uv'),
		conversion: of('product_cvr_uv'),
		averageOnline: of('online_uv'),
		figures
	};
}

function grouped<Span, Key>(spans: readonly Span[], keyOf: (span: Span) => Key, stretch: (span: Span) => Stretch) {
	const groups = new Map<Key, Stretch[]>();
	for (const span of spans) {
		const one = stretch(span);
		if (one.to <= one.from) continue;
		groups.set(keyOf(span), [...(groups.get(keyOf(span)) ?? []), one]);
	}
	return groups;
}

/** Results per item, in the order of first air. `planned` gives the planned duration of an item, if any. `lag` in ms. */
export function earnedByItem(
	series: MinuteSeries,
	runs: readonly RunSpan[],
	planned: ReadonlyMap<ItemId, Duration>,
	lag: Duration = 0
): readonly ItemEarned[] {
	const owners = grouped(
		runs,
		({ itemId }) => itemId,
		({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt })
	);
	const allotted = allot(series, owners, lag);
	return [...owners].map(([itemId, stretches]) => ({
		...earned(stretches, allotted.get(itemId)),
		itemId,
		planned: planned.get(itemId) ?? null,
		runs: stretches.length
	}));
}

/** Results per person and post. People of one post share a minute by seconds; different posts each have the whole. */
export function earnedByPerson(
	series: MinuteSeries,
	people: readonly PersonSpan[],
	lag: Duration = 0
): readonly PersonEarned[] {
	const posts = [...new Set(people.map(({ postKind }) => postKind))];
	return posts.flatMap((postKind) => {
		const spans = people.filter((span) => span.postKind === postKind);
		const owners = grouped(spans, personKey, ({ from, to }) => ({ from, to }));
		// On two posts of a kind at once is one person's time, once.
		for (const [key, stretches] of owners) owners.set(key, joined(stretches));
		const allotted = allot(series, owners, lag);
		return [...owners].map(([key, stretches]) => {
			const { memberId = key, name = '' } = spans.find((span) => personKey(span) === key) ?? {};
			return { ...earned(stretches, allotted.get(key)), postKind, memberId, name };
		});
	});
}
