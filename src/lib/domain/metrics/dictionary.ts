// The dictionary of the trade: what every figure is called, its unit, and how several of it become one.
import dictionary from './dictionary.json' with { type: 'json' };

/** A key of the dictionary, e.g. `pay_amt` (成交金额). */
export type MetricKey = keyof typeof dictionary;

/**
 * How a value is held: `money` integer 分, `duration` ms, `instant` epoch ms, `date` epoch ms of that day's start in
 * Asia/Shanghai, `ratio` 0..1, `multiple` a plain factor (ROI), `count` a plain number, `text` and `id` strings,
 * `instant-range` and `time-ranges` the text as it stands in the file.
 */
export type MetricKind =
	| 'money'
	| 'duration'
	| 'instant'
	| 'date'
	| 'ratio'
	| 'multiple'
	| 'count'
	| 'text'
	| 'id'
	| 'instant-range'
	| 'time-ranges';

/** Where a figure belongs: same words mean different things in different reports. */
export type Scope = 'session' | 'minute' | 'product' | 'channel' | 'ad' | 'short_video' | 'order' | 'hourly' | 'period';

/** How several values of a metric become one. A ratio is always formed again from its sums. */
type Aggregation =
	| { readonly by: 'sum' | 'max' | 'last' | 'avg' | 'none' }
	| { readonly by: 'weighted'; readonly weight: MetricKey }
	| { readonly by: 'ratio'; readonly num: MetricKey; readonly den: MetricKey; readonly scale: number };

/** One figure of the trade. */
export interface Metric {
	readonly zh: string;
	readonly en: string;
	readonly kind: MetricKind;
	/** The unit as written in the alias table, e.g. 人, 次, yuan. */
	readonly unit: string;
	readonly scopes: readonly Scope[];
	readonly aggregation: Aggregation;
	readonly better: 'up' | 'down' | null;
}

const metrics = dictionary as unknown as Readonly<Record<MetricKey, Metric>>;

/** All keys, in the table's order. */
export const METRIC_KEYS = Object.keys(dictionary) as readonly MetricKey[];

/** Whether a word from outside is a key of the dictionary. */
export function isMetricKey(word: unknown): word is MetricKey {
	return typeof word === 'string' && Object.hasOwn(dictionary, word);
}

/** The entry of a key. */
export function metric(key: MetricKey): Metric {
	return metrics[key];
}
