// Pace against goal while on air: what the last typed figure means at this moment of the show.
import { isTypedMetric, typedMetric, type TypedMetric } from '#lib/domain/metrics/typed.ts';
import type { Numbers } from '#lib/domain/live/live.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import { liveTimes } from '#lib/domain/timing/expected.ts';

/** What is read off the platform's screen every few minutes: cumulative, except 在线, which is of the moment. */
export const TYPED_METRICS: readonly TypedMetric[] = [
	'pay_amt',
	'online_uv',
	'pay_order_cnt',
	'watch_uv',
	'new_fans',
	'pay_uv'
];

/** A figure with the moment it was read. */
export interface Reading {
	readonly value: number;
	readonly at: Instant;
}

/** The newest figure of a metric; null = nobody has typed one. */
export function latest(numbers: readonly Numbers[], key: string): Reading | null {
	const found = numbers.findLast((each) => each.values[key] !== undefined);
	return found ? { value: found.values[key]!, at: found.at } : null;
}

/** How much of the show is over at `now`, 0…1, by its planned length; null before the show or without a length. */
export function showShare(state: StreamState, now: Instant): number | null {
	const { startedAt, endedAt } = state.live;
	if (startedAt === null) return null;
	const length = liveTimes(state, startedAt).plannedFinish - (state.plannedStart ?? startedAt);
	return length <= 0 ? null : Math.min(1, Math.max(0, ((endedAt ?? now) - startedAt) / length));
}

export interface Pace {
	readonly metric: TypedMetric;
	readonly target: number;
	/** null = not read yet, which is not 0 */
	readonly reading: Reading | null;
	/** reading / target, 0… */
	readonly done: number | null;
	/** What would be in time when it was read, as a share of the target 0…1; null where time does not add up (averages, ratios). */
	readonly due: number | null;
	/** done − due; ≥ 0 is ahead. For averages: done − 1. */
	readonly ahead: number | null;
	/** Where it ends if it goes on as up to the reading; null = not a sum, or nothing read yet. */
	readonly forecast: number | null;
	/** What each hour that is left would have to bring; 0 = reached. null = not a sum, nothing read, or no time left. */
	readonly perHour: number | null;
	/** The readings in their order, with how much of the show was over then (0…1); the first is its beginning. Empty = not a sum. */
	readonly curve: readonly { readonly share: number; readonly done: number }[];
}

/** 平均在线 is watched by what is online at the moment. */
const READ_AS: Readonly<Partial<Record<TypedMetric, TypedMetric>>> = { avg_online: 'online_uv' };

function curveOf(state: StreamState, key: string, target: number): Pace['curve'] {
	const points = state.live.numbers.flatMap(({ at, values }) => {
		const share = showShare(state, at);
		return values[key] === undefined || share === null ? [] : [{ share, done: values[key] / target }];
	});
	return points.length === 0 ? [] : [{ share: 0, done: 0 }, ...points];
}

/** The goals of the stream whose figures are typed in on air, in the goals' order. */
export function paces(state: StreamState, now: Instant): readonly Pace[] {
	return state.goals.flatMap(({ metric: key, target }): Pace[] => {
		if (!isTypedMetric(key) || target <= 0) return [];
		const typed = READ_AS[key] ?? key;
		if (!TYPED_METRICS.includes(typed)) return [];
		const reading = latest(state.live.numbers, typed);
		const done = reading === null ? null : reading.value / target;
		const adds = typedMetric(key).aggregation.by === 'sum';
		const due = adds ? showShare(state, reading?.at ?? now) : null;
		const ahead = done === null ? null : adds ? (due === null ? null : done - due) : done - 1;
		const forecast = adds && reading !== null && due !== null && due > 0 ? reading.value / due : null;
		const left = liveTimes(state, now).expectedFinish - now;
		const open = state.live.phase === 'on-air' && left >= MINUTE;
		const perHour = adds && reading !== null && open ? (Math.max(0, target - reading.value) * HOUR) / left : null;
		const curve = adds ? curveOf(state, typed, target) : [];
		return [{ metric: key, target, reading, done, due, ahead, forecast, perHour, curve }];
	});
}
