// The figures teams set goals in, most used first, and how a goal is written.
import { metric, type MetricKey } from '#lib/domain/metrics/dictionary.ts';
import type { Goal } from '#lib/domain/plan/plan.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { count, duration, percent, yuanShort } from '../ui/format.ts';

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

/** A goal's number with its unit: ¥9.5万, 1.8%, 165. */
export function goalText(goal: Goal): string {
	const kind = metric(goal.metric as MetricKey).kind;
	if (kind === 'money') return yuanShort(goal.target);
	if (kind === 'ratio') return percent(goal.target);
	if (kind === 'duration') return duration(goal.target);
	return count(goal.target);
}
