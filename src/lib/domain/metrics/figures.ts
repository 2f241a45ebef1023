// Figures of one thing (a stream, an item, a person, a product) and how several of them become one.
import { metric, METRIC_KEYS, type MetricKey } from './dictionary.ts';
import { exact, measured, MISSING, quotient, type Value } from './value.ts';

/** What is known of one thing; an absent key is missing. */
export type Figures = Readonly<Partial<Record<MetricKey, Value>>>;

/** The exact number of a key; a ratio is formed from its sums when both are known, else taken as the file said it. */
export function figure(figures: Figures, key: MetricKey): number | null {
	const { aggregation, kind } = metric(key);
	if (aggregation.by === 'ratio') {
		const formed = quotient(exact(figures[aggregation.num]), exact(figures[aggregation.den]));
		if (formed !== null) {
			const value = formed * aggregation.scale;
			return kind === 'money' ? Math.round(value) : value;
		}
	}
	return exact(figures[key]);
}

function sum(values: readonly Value[]): Value {
	let min = 0;
	let max: number | null = 0;
	let estimated = false;
	for (const value of values) {
		if (value.kind === 'missing') return MISSING;
		if (value.kind === 'estimated') {
			estimated = true;
			min += value.min;
			max = max === null || value.max === null ? null : max + value.max;
		} else {
			min += value.value;
			if (max !== null) max += value.value;
		}
	}
	return estimated ? { kind: 'estimated', min, max } : measured(min);
}

function weighted(parts: readonly Figures[], key: MetricKey, weight: MetricKey): Value {
	let top = 0;
	let bottom = 0;
	for (const part of parts) {
		const value = exact(part[key]);
		const by = exact(part[weight]);
		if (value === null || by === null) return MISSING;
		top += value * by;
		bottom += by;
	}
	return measured(quotient(top, bottom));
}

function combine(parts: readonly Figures[], key: MetricKey): Value {
	const { aggregation } = metric(key);
	const values = parts.map((part) => part[key] ?? MISSING);
	const numbers = values.map(exact);
	switch (aggregation.by) {
		case 'sum':
			return sum(values);
		case 'max':
			return numbers.includes(null) ? MISSING : measured(Math.max(...(numbers as number[])));
		case 'last':
			return values.at(-1) ?? MISSING;
		case 'avg': {
			const total = sum(values);
			return total.kind === 'measured' ? measured(total.value / values.length) : MISSING;
		}
		case 'weighted':
			return weighted(parts, key, aggregation.weight);
		default:
			return MISSING;
	}
}

/**
 * Several things as one: counts and money are summed, peaks are the highest, averages are weighted, ratios are formed
 * again from the sums. A key that one part misses is missing in the whole: half a sum would be a wrong number.
 */
export function aggregate(parts: readonly Figures[]): Figures {
	const whole: Partial<Record<MetricKey, Value>> = {};
	if (parts.length === 0) return whole;
	const ratios: MetricKey[] = [];
	for (const key of METRIC_KEYS) {
		if (metric(key).aggregation.by === 'ratio') ratios.push(key);
		else if (parts.some((part) => part[key] !== undefined)) whole[key] = combine(parts, key);
	}
	for (const key of ratios) {
		const { aggregation } = metric(key);
		if (aggregation.by !== 'ratio' || !whole[aggregation.num] || !whole[aggregation.den]) continue;
		whole[key] = measured(
			figure({ [aggregation.num]: whole[aggregation.num], [aggregation.den]: whole[aggregation.den] }, key)
		);
	}
	return whole;
}
