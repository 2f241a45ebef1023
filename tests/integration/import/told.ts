// A sheet that was read, in few words, so that a table of expectations can be read by people.
import type { SheetImport } from '#lib/domain/import/sheet.ts';
import type { SheetRow } from '#lib/domain/import/sheet-row.ts';

export interface Told {
	readonly sheet: string;
	/** `row kind title` and then only what the row says, by name */
	readonly rows: readonly string[];
	/** `why row` */
	readonly passedOver: readonly string[];
	/** `reason row:column` and what stands there */
	readonly doubts: readonly string[];
}

const QUIET: readonly string[] = ['kind', 'title', 'place', 'own'];

/** The sheet in words: nothing that a row says is left out. */
export function told({ name, rows, skipped, issues }: SheetImport): Told {
	return {
		sheet: name,
		rows: rows.map(rowTold),
		passedOver: skipped.map(({ why, row }) => `${why} ${row}`),
		doubts: issues.list.map(({ reason, row, column, raw }) => `${reason} ${row}:${column} ${raw}`.trim())
	};
}

function rowTold(row: SheetRow): string {
	const said = Object.entries(row).flatMap(([field, value]) => {
		if (QUIET.includes(field) || value === null || value === '') return [];
		if (field === 'others') return row.others.map(({ header, text }) => `[${header}] ${text}`);
		const text = typeof value === 'string' ? value : JSON.stringify(value);
		return text === '[]' || text === '{}' ? [] : [`${field}=${text}`];
	});
	return [`${row.place.row} ${row.kind} ${row.title}`, ...said].join(' · ');
}
