// Turns a recognised table into a dataset: every cell is read in its metric's unit, or becomes an issue with its place.
import type { MetricKey } from '../metrics/dictionary.ts';
import { cellReader, type CellReader, type KnownColumn } from './cell-reader.ts';
import type { DataColumn, Dataset } from './dataset.ts';
import { plainHeader } from './header.ts';
import { meaning } from './header-names.ts';
import { IssueBook, type Issues } from './issue.ts';
import { EMPTY, type Reading } from './reading.ts';
import { scopeOf, type Mapping } from './recognise.ts';
import { cellText, isBlank, type CellValue, type TextTable } from './table.ts';

/** A row that is not data, and why. Rows 1-based. */
export interface SkippedRow {
	readonly row: number;
	readonly why: 'blank' | 'total' | 'sku' | 'repeated-header' | 'rejected';
}

/** What an import gives: data, what was left out, what to look at. */
export interface Normalised {
	readonly dataset: Dataset;
	readonly skipped: readonly SkippedRow[];
	readonly issues: Issues;
}

const TOTALS = new Set(['全部', '整体', '合计', '总计', '汇总']);

function noteHeadings(mapping: Mapping, issues: IssueBook): void {
	const scope = scopeOf(mapping.kind);
	for (const { column, header, key } of mapping.columns) {
		const plain = plainHeader(header);
		const place = [mapping.headerRow + 1, column + 1, header, ''] as const;
		if (plain === '') continue;
		if (!key) issues.add(meaning(header, scope) ? 'duplicate-column' : 'unknown-column', ...place);
		else if (key === 'show_watch_rate_uv' && !plain.includes('人数')) issues.add('assumed-people', ...place);
		else if (plain === '场观') issues.add('assumed-views', ...place);
	}
}

function whySkipped(row: readonly CellValue[], headers: readonly string[], mapping: Mapping): SkippedRow['why'] | null {
	if (isBlank(row)) return 'blank';
	const first = row.map(cellText).find((text) => text !== '') ?? '';
	if (TOTALS.has(first)) return 'total';
	if (mapping.kind === 'compass-products' && cellText(row[0]) === '-') return 'sku';
	const named = headers.filter((header) => header !== '');
	const same = headers.filter((header, column) => header !== '' && plainHeader(cellText(row[column])) === header);
	return same.length * 2 > named.length ? 'repeated-header' : null;
}

/** Ids that cannot be trusted reject their whole row: its figures would be counted for the wrong thing. */
const REJECTS = new Set(['id-in-scientific-notation', 'id-lost-digits']);
const ROW_KEYS: Readonly<Partial<Record<Mapping['kind'], readonly MetricKey[]>>> = {
	'compass-streams': ['start_at', 'live_time_range'],
	'compass-minutes': ['minute_at'],
	'compass-products': ['product_id', 'product_name']
};

/** Reads a table by a mapping (recognised, or changed by a person). Never throws on data. */
export function normalise(table: TextTable, mapping: Mapping): Normalised {
	const issues = new IssueBook(table.name);
	const skipped: SkippedRow[] = [];
	const known = mapping.columns.filter((each): each is KnownColumn => each.key !== null);
	const unknown = mapping.columns.filter(({ key, header }) => key === null && plainHeader(header) !== '');
	const readers = known.map((each) => cellReader(table, mapping, each, issues));
	const headers = mapping.columns.map(({ header }) => plainHeader(header));
	const unsolved = new Set(table.unsolved.map(({ row, column }) => `${row}:${column}`));
	const values: (number | string | null)[][] = known.map(() => []);
	const ranges: [number, number, number | null][][] = known.map(() => []);
	const raw: CellValue[][] = unknown.map(() => []);
	const places: number[] = [];
	const totals: (number | string | null)[][] = [];
	noteHeadings(mapping, issues);

	for (let index = mapping.firstRow; index < table.rows.length; index += 1) {
		const row = table.rows[index] ?? [];
		const why = whySkipped(row, headers, mapping);
		if (why && why !== 'total') {
			skipped.push({ row: index + 1, why });
			continue;
		}
		const readings = known.map((each, at) => {
			if (unsolved.size > 0 && unsolved.has(`${index}:${each.column}`)) {
				issues.add('formula-without-result', index + 1, each.column + 1, each.header, '');
				return EMPTY;
			}
			return (readers[at] as CellReader)(row[each.column] ?? null);
		});
		if (why === 'total') {
			totals.push(readings.map((reading) => (reading.kind === 'exact' ? reading.value : null)));
			skipped.push({ row: index + 1, why });
			continue;
		}
		if (rejects(readings, known, row, index, mapping, issues)) {
			skipped.push({ row: index + 1, why: 'rejected' });
			continue;
		}
		readings.forEach((reading, at) => {
			values[at]?.push(reading.kind === 'exact' ? reading.value : null);
			if (reading.kind === 'exact' || reading.kind === 'empty') return;
			const each = known[at] as KnownColumn;
			const reason = reading.kind === 'range' ? 'range-not-exact' : reading.reason;
			issues.add(reason, index + 1, each.column + 1, each.header, row[each.column]);
			if (reading.kind === 'range') ranges[at]?.push([places.length, reading.min, reading.max]);
		});
		unknown.forEach((each, at) => raw[at]?.push(row[each.column] ?? null));
		places.push(index + 1);
	}

	const columns: DataColumn[] = known.map(({ key }, at) => ({
		key,
		values: values[at] ?? [],
		ranges: ranges[at] ?? []
	}));
	const kept = unknown.map(({ header }, at) => ({ header, values: raw[at] ?? [] }));
	const dataset: Dataset = { kind: mapping.kind, sheet: table.name, places, columns, raw: kept, totals };
	return { dataset, skipped, issues: issues.issues };
}

function rejects(
	readings: readonly Reading<number | string>[],
	known: readonly KnownColumn[],
	row: readonly CellValue[],
	index: number,
	mapping: Mapping,
	issues: IssueBook
): boolean {
	const lost = readings.findIndex((reading) => reading.kind === 'bad' && REJECTS.has(reading.reason));
	const broken = readings[lost];
	const at = known[lost];
	if (broken?.kind === 'bad' && at) {
		issues.add(broken.reason, index + 1, at.column + 1, at.header, row[at.column]);
		return true;
	}
	const keys = ROW_KEYS[mapping.kind];
	if (
		!keys ||
		readings.some((reading, each) => reading.kind === 'exact' && keys.includes((known[each] as KnownColumn).key))
	)
		return false;
	const place = known.find(({ key }) => keys.includes(key));
	issues.add('missing-key-value', index + 1, (place?.column ?? 0) + 1, place?.header ?? '', row[place?.column ?? 0]);
	return true;
}
