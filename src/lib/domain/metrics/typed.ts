// The figures read off the platform's screen while on air: the dictionary's own entries, few enough to stand on every tablet.
import type { Metric } from './dictionary.ts';
import typed from './typed-metrics.json' with { type: 'json' };

/** A figure that is typed in on air, or a goal such a figure is held against. */
export type TypedMetric = keyof typeof typed;

const metrics = typed as unknown as Readonly<Record<TypedMetric, Pick<Metric, 'zh' | 'en' | 'kind' | 'aggregation'>>>;

/** Whether a key of the dictionary is among them. */
export const isTypedMetric = (key: string): key is TypedMetric => Object.hasOwn(typed, key);

/** Its name, kind and how it adds up, as in the dictionary. */
export const typedMetric = (key: TypedMetric) => metrics[key];
