// 回顾目标: each goal beside its result and our own normal.
import { isMetricKey, metric, type MetricKey } from '../metrics/dictionary.ts';
import { figure, type Figures } from '../metrics/figures.ts';
import type { Goal } from '../plan/plan.ts';

/** One goal. `rate` is result ÷ target; `met` null when there is no result. Values in the metric's unit. */
export interface GoalResult {
	readonly key: MetricKey;
	readonly target: number;
	readonly result: number | null;
	readonly rate: number | null;
	readonly met: boolean | null;
	readonly baseline: number | null;
}

/** The goals in their order; goals on figures that the dictionary does not know are left out. */
export function goalTable(goals: readonly Goal[], figures: Figures, normal: Figures): readonly GoalResult[] {
	return goals.flatMap(({ metric: key, target }) => {
		if (!isMetricKey(key)) return [];
		const result = figure(figures, key);
		const met = result === null ? null : metric(key).better === 'down' ? result <= target : result >= target;
		return [
			{
				key,
				target,
				result,
				rate: result === null || target === 0 ? null : result / target,
				met,
				baseline: figure(normal, key)
			}
		];
	});
}
