// The minute curve of a stream: what each minute earned, in the order of time.
import type { Instant } from '../time.ts';
import type { MetricKey } from './dictionary.ts';

/**
 * `minutes` are the starts of minutes, ascending, each once; minutes the platform did not report are absent.
 * Each column has one number per minute in its metric's unit (counts, 分, ratios 0..1, ms), null = missing.
 */
export interface MinuteSeries {
	readonly minutes: readonly Instant[];
	readonly columns: Readonly<Partial<Record<MetricKey, readonly (number | null)[]>>>;
}
