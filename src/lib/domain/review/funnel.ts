// 五维四率: five steps from impression to purchase and the four rates between them, against a baseline or goals.
import type { MetricKey } from '../metrics/dictionary.ts';
import { figure, type Figures } from '../metrics/figures.ts';
import { measured, type Value } from '../metrics/value.ts';

const FUNNEL_STEPS = [
	'room_show_uv',
	'watch_uv',
	'product_show_uv',
	'product_click_uv',
	'pay_uv'
] as const satisfies readonly MetricKey[];
const FUNNEL_RATES = [
	'show_watch_rate_uv',
	'watch_product_show_rate',
	'product_ctr_uv',
	'product_cvr_uv'
] as const satisfies readonly MetricKey[];

/** One figure beside its reference. `change` is value ÷ reference − 1, null when either is unknown or the reference 0. */
export interface Compared {
	readonly key: MetricKey;
	readonly value: number | null;
	readonly reference: number | null;
	readonly change: number | null;
}

/** A figure beside its reference. */
function compare(figures: Figures, reference: Figures, key: MetricKey): Compared {
	const value = figure(figures, key);
	const against = figure(reference, key);
	const change = value === null || against === null || against === 0 ? null : value / against - 1;
	return { key, value, reference: against, change };
}

/** The five steps (people) and four rates (0..1). */
export function funnel(
	figures: Figures,
	reference: Figures
): { readonly steps: readonly Compared[]; readonly rates: readonly Compared[] } {
	return {
		steps: FUNNEL_STEPS.map((key) => compare(figures, reference, key)),
		rates: FUNNEL_RATES.map((key) => compare(figures, reference, key))
	};
}

/** Goals as figures, to be used as a reference. */
export function goalFigures(goals: readonly { readonly metric: string; readonly target: number }[]): Figures {
	return Object.fromEntries(goals.map(({ metric, target }): [string, Value] => [metric, measured(target)]));
}
