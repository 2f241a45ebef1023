// A figure as the review writes it: short in the table, exact on hover, an estimate as its two bounds, nothing as a dash.
import { isMetricKey, metric, type MetricKey, type MetricKind } from '#lib/domain/metrics/dictionary.ts';
import { figure, type Figures } from '#lib/domain/metrics/figures.ts';
import { factorMetric } from '#lib/domain/review/factor.ts';
import { m } from '#lib/paraglide/messages.js';
import { metricName } from '#lib/words/metric-name.ts';
import { BLANK, count, countShort, duration, percent, yuan, yuanShort } from '../ui/format.ts';

/** ¥8.22万, 15.6%, 1:12 */
export function shortText(kind: MetricKind, value: number | null): string {
	if (value === null) return BLANK;
	if (kind === 'money') return yuanShort(Math.round(value));
	if (kind === 'ratio') return percent(value);
	if (kind === 'duration') return duration(value);
	if (kind === 'multiple') return value.toFixed(2);
	return countShort(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
}

/** The same with every digit. */
export function exactText(kind: MetricKind, value: number | null): string {
	if (value === null) return BLANK;
	if (kind === 'money') return yuan(Math.round(value));
	if (kind === 'ratio') return percent(value, 2);
	if (kind === 'count') return count(value);
	return shortText(kind, value);
}

export interface ShownFigure {
	readonly text: string;
	readonly exact: string;
	readonly state: 'measured' | 'estimated' | 'missing';
}

/** One figure of a thing. */
export function shownFigure(figures: Figures, key: MetricKey): ShownFigure {
	const { kind } = metric(key);
	const value = figure(figures, key);
	if (value !== null) return { text: shortText(kind, value), exact: exactText(kind, value), state: 'measured' };
	const held = figures[key];
	if (held?.kind !== 'estimated') return { text: BLANK, exact: m.review_missing(), state: 'missing' };
	const text = `≈ ${shortText(kind, held.min)}–${held.max === null ? '' : shortText(kind, held.max)}`;
	return { text, exact: m.review_estimated(), state: 'estimated' };
}

/** +12.3%, −4.0% */
export function changeText(change: number | null): string {
	if (change === null) return BLANK;
	return change > 0 ? `+${percent(change)}` : percent(change);
}

/** +¥1.2万, −¥300.00 */
export function partText(fen: number): string {
	return fen > 0 ? `+${yuanShort(fen)}` : yuanShort(fen);
}

/** A factor of GMV in words and in which kind its values are read. */
export function factorWords(name: string): { readonly label: string; readonly kind: MetricKind } {
	const key = factorMetric(name);
	if (key) return { label: metricName(key), kind: metric(key).kind };
	const [level, per] = name.split('/');
	const words = (part: string | undefined) => (isMetricKey(part) ? metricName(part) : (part ?? ''));
	return { label: `${words(level)} ÷ ${words(per)}`, kind: level === 'pay_amt' ? 'money' : 'ratio' };
}
