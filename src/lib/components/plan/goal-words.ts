// The figures teams set goals in, most used first, and what they are called.
import { metric, type MetricKey } from '#lib/domain/metrics/dictionary.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

export const GOAL_METRICS: readonly MetricKey[] = [
	'pay_amt',
	'watch_uv',
	'avg_online',
	'pay_uv',
	'new_fans',
	'follow_rate',
	'show_watch_rate_uv',
	'gpm',
	'avg_watch_duration',
	'interact_rate',
	'product_ctr_uv',
	'product_cvr_uv',
	'max_online',
	'room_roi'
];

/** The figure's name in the reader's language. */
export function metricName(key: MetricKey): string {
	return getLocale() === 'en' ? metric(key).en : metric(key).zh;
}
