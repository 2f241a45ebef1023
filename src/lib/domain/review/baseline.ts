// Our own normal: what the last streams of the account were like on average, ratios formed from their sums.
import { metric, METRIC_KEYS, type MetricKey } from '../metrics/dictionary.ts';
import type { Figures } from '../metrics/figures.ts';
import { exact, measured, type Value } from '../metrics/value.ts';

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Whole numbers stay whole where a fraction would have no meaning (分). */
function fit(key: MetricKey, value: number): number {
	return metric(key).kind === 'money' || metric(key).kind === 'duration' ? Math.round(value) : value;
}

function of(key: MetricKey, streams: readonly Figures[]): number | null {
	const { aggregation } = metric(key);
	if (aggregation.by === 'ratio') {
		const pairs = streams.flatMap((stream) => {
			const num = exact(stream[aggregation.num]);
			const den = exact(stream[aggregation.den]);
			return num === null || den === null ? [] : [[num, den] as const];
		});
		const bottom = pairs.reduce((sum, [, den]) => sum + den, 0);
		if (pairs.length > 0 && bottom > 0)
			return (pairs.reduce((sum, [num]) => sum + num, 0) / bottom) * aggregation.scale;
	}
	if (aggregation.by === 'weighted') {
		const pairs = streams.flatMap((stream) => {
			const value = exact(stream[key]);
			const weight = exact(stream[aggregation.weight]);
			return value === null || weight === null ? [] : [[value, weight] as const];
		});
		const bottom = pairs.reduce((sum, [, weight]) => sum + weight, 0);
		return bottom > 0 ? pairs.reduce((sum, [value, weight]) => sum + value * weight, 0) / bottom : null;
	}
	if (aggregation.by === 'ratio') return null;
	const known = streams.flatMap((stream) => exact(stream[key]) ?? []);
	return known.length > 0 ? mean(known) : null;
}

/** The average stream: per-stream means of counts, money and peaks, over the streams that know the figure. */
export function baseline(streams: readonly Figures[]): Figures {
	const figures: Partial<Record<MetricKey, Value>> = {};
	for (const key of METRIC_KEYS) {
		const value = of(key, streams);
		if (value !== null) figures[key] = measured(fit(key, value));
	}
	return figures;
}
