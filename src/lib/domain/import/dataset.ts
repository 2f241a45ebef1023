// A platform's report once it is understood: columns of plain numbers and words, small enough to keep as one blob.
import { isMetricKey, metric, type MetricKey } from '../metrics/dictionary.ts';
import type { Figures } from '../metrics/figures.ts';
import { measured, type Value } from '../metrics/value.ts';
import type { CellValue } from './table.ts';

/** The kinds of report that are recognised by their headings. */
export type ReportKind =
	'compass-streams' | 'compass-minutes' | 'compass-products' | 'compass-channels' | 'qianchuan' | 'short-videos';

/** One figure down all rows, in its metric's unit; null = missing. `ranges` holds the estimates: [row index, min, max]. */
export interface DataColumn {
	readonly key: MetricKey;
	readonly values: readonly (number | string | null)[];
	readonly ranges: readonly (readonly [row: number, min: number, max: number | null])[];
}

/** A column whose heading nobody knows, kept as it stands. */
interface RawColumn {
	readonly header: string;
	readonly values: readonly CellValue[];
}

/** Plain data (JSON): it is stored compressed beside the original file. */
export interface Dataset {
	readonly kind: ReportKind;
	readonly sheet: string;
	/** Row number in the sheet of each data row, 1-based. */
	readonly places: readonly number[];
	readonly columns: readonly DataColumn[];
	readonly raw: readonly RawColumn[];
	/** The report's own total rows (全部 合计 …), in the same columns; never fed into sums. */
	readonly totals: readonly (readonly (number | string | null)[])[];
}

/** The values of a key down all rows; empty when the report has no such column. */
export function column(dataset: Dataset, key: MetricKey): readonly (number | string | null)[] {
	return dataset.columns.find((each) => each.key === key)?.values ?? [];
}

/** The text (or id) of a key in a row; null when missing. */
export function textAt(dataset: Dataset, row: number, key: MetricKey): string | null {
	const value = column(dataset, key)[row];
	return typeof value === 'string' ? value : null;
}

/** The figures of one row; texts, ids and moments are left out. */
export function figuresAt(dataset: Dataset, row: number): Figures {
	const figures: Partial<Record<MetricKey, Value>> = {};
	for (const { key, values, ranges } of dataset.columns) {
		if (!isMetricKey(key) || metric(key).kind === 'instant' || metric(key).kind === 'date') continue;
		const value = values[row];
		const range = ranges.find(([at]) => at === row);
		if (range) figures[key] = { kind: 'estimated', min: range[1], max: range[2] };
		else if (typeof value === 'number') figures[key] = measured(value);
	}
	return figures;
}
