// What a person sees before an import is kept: each sheet's kind, mapping, counts, issues and its first rows.
import type { Dataset, ReportKind } from './dataset.ts';
import type { Issues } from './issue.ts';
import { minuteSeries } from './minutes.ts';
import { normalise, type SkippedRow } from './normalise.ts';
import { recognise, type Mapping } from './recognise.ts';
import type { CellValue, TextTable } from './table.ts';

/** A mapping chosen by a person for one sheet, by its position in the file. */
export interface ChosenMapping {
	readonly table: number;
	readonly mapping: Mapping;
}

/** One sheet of a report. A sheet that was not recognised has no mapping and gives no data. */
export interface TablePreview {
	readonly name: string;
	readonly kind: ReportKind | null;
	readonly mapping: Mapping | null;
	/** 0..1 */
	readonly confidence: number;
	/** Data rows that were taken. */
	readonly rows: number;
	readonly skipped: Readonly<Record<SkippedRow['why'], number>>;
	readonly issues: Issues;
	/** The first rows from the heading on (or from the top), as they stand in the file. */
	readonly sample: readonly (readonly CellValue[])[];
	/** Position among the datasets of this import; null when there is none. */
	readonly dataset: number | null;
}

const SAMPLE_ROWS = 8;

function count(skipped: readonly SkippedRow[]): TablePreview['skipped'] {
	const counts = { blank: 0, total: 0, sku: 0, 'repeated-header': 0, rejected: 0 };
	for (const { why } of skipped) counts[why] += 1;
	return counts;
}

/** Recognises (or follows the chosen mappings) and normalises every sheet of a file. */
export function previewReport(
	tables: readonly TextTable[],
	chosen: readonly ChosenMapping[] = []
): { readonly previews: readonly TablePreview[]; readonly datasets: readonly Dataset[] } {
	const datasets: Dataset[] = [];
	const previews = tables.map((table, index): TablePreview => {
		const found = recognise(table);
		const mapping = chosen.find((each) => each.table === index)?.mapping ?? found?.mapping ?? null;
		const sample = table.rows.slice(mapping?.headerRow ?? 0, (mapping?.headerRow ?? 0) + SAMPLE_ROWS);
		const head = { name: table.name, kind: mapping?.kind ?? null, mapping, confidence: found?.confidence ?? 0, sample };
		if (!mapping) return { ...head, rows: 0, skipped: count([]), issues: { list: [], total: 0 }, dataset: null };
		const { dataset, skipped, issues } = normalise(table, mapping);
		datasets.push(dataset);
		const told = dataset.kind === 'compass-minutes' ? minuteSeries(dataset).issues : { list: [], total: 0 };
		const all = { list: [...issues.list, ...told.list], total: issues.total + told.total };
		return { ...head, rows: dataset.places.length, skipped: count(skipped), issues: all, dataset: datasets.length - 1 };
	});
	return { previews, datasets };
}
