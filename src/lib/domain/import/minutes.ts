// Orders the rows of a minute report into a curve; a minute that is told twice is an issue and told once.
import { metric, type MetricKey } from '../metrics/dictionary.ts';
import type { MinuteSeries } from '../metrics/series.ts';
import { MINUTE, type Instant } from '../time.ts';
import { column, type Dataset } from './dataset.ts';
import { IssueBook, type Issues } from './issue.ts';

/** The curve of a `compass-minutes` dataset. Estimated values stay out of it (null). */
export function minuteSeries(dataset: Dataset): { readonly series: MinuteSeries; readonly issues: Issues } {
	const issues = new IssueBook(dataset.sheet);
	const at = column(dataset, 'minute_at');
	const rowOf = new Map<Instant, number>();
	at.forEach((value, row) => {
		if (typeof value !== 'number') return;
		const minute = Math.floor(value / MINUTE) * MINUTE;
		if (rowOf.has(minute))
			issues.add('duplicate-minute', dataset.places[row] ?? 0, 0, '', new Date(minute).toISOString());
		else rowOf.set(minute, row);
	});
	const minutes = [...rowOf.keys()].sort((left, right) => left - right);
	const columns: Partial<Record<MetricKey, readonly (number | null)[]>> = {};
	for (const { key, values } of dataset.columns) {
		const { kind } = metric(key);
		if (!['money', 'count', 'ratio', 'duration', 'multiple'].includes(kind)) continue;
		columns[key] = minutes.map((minute) => {
			const value = values[rowOf.get(minute) ?? -1];
			return typeof value === 'number' ? value : null;
		});
	}
	return { series: { minutes, columns }, issues: issues.issues };
}
