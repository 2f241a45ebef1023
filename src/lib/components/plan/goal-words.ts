// The figures teams set goals in, most used first.
import type { MetricKey } from '#lib/domain/metrics/dictionary.ts';

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
