// Goals against results; what no file tells is taken from the numbers typed in on air, and is named as such.
import { isMetricKey, type MetricKey } from '../metrics/dictionary.ts';
import { figure, type Figures } from '../metrics/figures.ts';
import { measured, type Value } from '../metrics/value.ts';
import type { StreamState } from '../stream/state.ts';
import { goalTable, type GoalResult } from './goal-table.ts';
import type { Material } from './material.ts';

/** `typed`: the goals' figures that come from the numbers of the air. */
export interface GoalResults {
	readonly goals: readonly GoalResult[];
	readonly figures: Figures;
	readonly typed: readonly MetricKey[];
}

/** The goals in their order. Numbers of the air are cumulative: the last one of a figure counts. */
export function goalResults(
	{ goals, live }: Pick<StreamState, 'goals' | 'live'>,
	{ figures, baseline }: Pick<Material, 'figures' | 'baseline'>
): GoalResults {
	const last = Object.assign({}, ...live.numbers.map(({ values }) => values)) as Readonly<Record<string, number>>;
	const typed = goals.flatMap(({ metric }): MetricKey[] => {
		if (!isMetricKey(metric) || !Object.hasOwn(last, metric)) return [];
		return figure(figures, metric) === null && figures[metric]?.kind !== 'estimated' ? [metric] : [];
	});
	const added: Partial<Record<MetricKey, Value>> = Object.fromEntries(typed.map((key) => [key, measured(last[key])]));
	const whole = { ...figures, ...added };
	return { goals: goalTable(goals, whole, baseline), figures: whole, typed };
}
