// Recognises a report by its headings: which kind it is, where its heading row stands, what each column means.
import type { MetricKey, Scope } from '../metrics/dictionary.ts';
import type { ReportKind } from './dataset.ts';
import { isUnitsRow, plainHeader, unitOfWord, type UnitHint } from './header.ts';
import { meaning } from './header-names.ts';
import { cellText, type TextTable } from './table.ts';

/** What one column means. `key` null = unknown, kept as it stands. A person may change key and unit. */
export interface ColumnMapping {
	/** 0-based */
	readonly column: number;
	readonly header: string;
	readonly key: MetricKey | null;
	readonly unit: UnitHint | null;
}

/** How a table is to be read. Rows are 0-based; `firstRow` is the first row of data. */
export interface Mapping {
	readonly kind: ReportKind;
	readonly headerRow: number;
	readonly firstRow: number;
	readonly columns: readonly ColumnMapping[];
}

/** A guess with its worth: the share 0..1 of headings that are known. */
export interface Recognition {
	readonly mapping: Mapping;
	readonly confidence: number;
}

/** Headings are searched this far down: exports carry titles and notes above them. */
const SEARCHED_ROWS = 30;

interface Report {
	readonly kind: ReportKind;
	readonly scope: Scope;
	/** One key of every group must be there. */
	readonly needs: readonly (readonly MetricKey[])[];
}

const REPORTS: readonly Report[] = [
	{
		kind: 'compass-streams',
		scope: 'session',
		needs: [
			['start_at', 'live_time_range'],
			['room_show_uv', 'watch_uv', 'watch_pv', 'pay_amt', 'user_pay_amt']
		]
	},
	{
		kind: 'compass-minutes',
		scope: 'minute',
		needs: [['minute_at'], ['enter_uv', 'online_uv', 'watch_uv', 'pay_amt']]
	},
	{
		kind: 'compass-products',
		scope: 'product',
		needs: [
			['product_id', 'product_name'],
			['pay_amt', 'user_pay_amt', 'product_click_uv', 'pay_item_cnt', 'explain_cnt']
		]
	},
	{
		kind: 'compass-channels',
		scope: 'channel',
		needs: [['channel_name'], ['watch_pv', 'watch_uv', 'pay_amt', 'user_pay_amt', 'room_show_pv']]
	},
	{ kind: 'qianchuan', scope: 'ad', needs: [['ad_cost'], ['ad_show', 'ad_click', 'ad_pay_amt', 'ad_roi']] },
	{
		kind: 'short-videos',
		scope: 'short_video',
		needs: [
			['sv_id', 'sv_title'],
			['sv_view_cnt', 'sv_live_entry_show']
		]
	}
];

/** The scope in which headings of a report are understood. */
export function scopeOf(kind: ReportKind): Scope {
	return REPORTS.find((report) => report.kind === kind)?.scope ?? 'session';
}

/** What the headings of a row mean in a report of this kind. A second column of the same meaning stays unknown. */
export function mapColumns(headers: readonly string[], kind: ReportKind): readonly ColumnMapping[] {
	const scope = scopeOf(kind);
	const taken = new Set<MetricKey>();
	return headers.map((header, column) => {
		const found = header === '' ? null : meaning(header, scope);
		const key = found && !taken.has(found.key) ? found.key : null;
		if (key) taken.add(key);
		return { column, header, key, unit: found?.unit ?? null };
	});
}

function withUnitsRow(table: TextTable, mapping: Mapping): Mapping {
	const row = table.rows[mapping.firstRow];
	if (!row || !isUnitsRow(row.map(cellText))) return mapping;
	const columns = mapping.columns.map((each) => ({
		...each,
		unit: unitOfWord(cellText(row[each.column])) ?? each.unit
	}));
	return { ...mapping, firstRow: mapping.firstRow + 1, columns };
}

function candidate(headers: readonly string[], headerRow: number, report: Report): Recognition | null {
	const columns = mapColumns(headers, report.kind);
	const keys = new Set(columns.flatMap(({ key }) => (key ? [key] : [])));
	if (!report.needs.every((group) => group.some((key) => keys.has(key)))) return null;
	const named = headers.filter((header) => plainHeader(header) !== '').length;
	return {
		mapping: { kind: report.kind, headerRow, firstRow: headerRow + 1, columns },
		confidence: keys.size / named
	};
}

/** The best reading of a table; null when no heading row within the first 30 rows fits a known report. */
export function recognise(table: TextTable): Recognition | null {
	let best: Recognition | null = null;
	for (const [index, row] of table.rows.slice(0, SEARCHED_ROWS).entries()) {
		const headers = row.map(cellText);
		for (const report of REPORTS) {
			const found = candidate(headers, index, report);
			if (found && (!best || found.confidence > best.confidence)) best = found;
		}
	}
	return best && { ...best, mapping: withUnitsRow(table, best.mapping) };
}
