// The rows of an imported sheet in words.
import type { SheetImport } from '#lib/domain/import/sheet.ts';
import { m } from '#lib/paraglide/messages.js';

const PASSED: Readonly<Partial<Record<SheetImport['skipped'][number]['why'], () => string>>> = {
	'above-heading': m.import_passed_above_heading,
	heading: m.import_passed_heading,
	units: m.import_passed_units,
	total: m.import_passed_total,
	continuation: m.import_passed_continuation,
	section: m.import_passed_section,
	'no-heading': m.import_passed_no_heading,
	rejected: m.import_passed_rejected
};

/** A row of a file in words: what it becomes, what it says, and the cells that would change. */
export interface ImportLine {
	/** sheet and row: as issues name them */
	readonly key: string;
	readonly row: number;
	readonly title: string;
	readonly what: 'add' | 'change' | 'same' | 'left';
	readonly said: string;
	/** '' = nothing stands there */
	readonly cells: readonly {
		readonly key: string;
		readonly label: string;
		readonly was: string;
		readonly now: string;
	}[];
}

/** The rows that were passed over and why: 合计 9、12 · 隐藏 … Blank ones are not worth a word. */
export function passedOverText(skipped: SheetImport['skipped']): string {
	const told = skipped.filter(({ why }) => why !== 'blank');
	return [...Map.groupBy(told, ({ why }) => why)]
		.map(([why, rows]) => {
			const name = PASSED[why]?.() ?? why;
			return m.import_passed({ why: name, rows: rows.slice(0, 8).map(({ row }) => row).join('、') + (rows.length > 8 ? ' …' : '') }); // prettier-ignore
		})
		.join(' · ');
}

/** Rows a file hides are left out until somebody wants them. */
export function hiddenRows(sheets: readonly SheetImport[]): readonly string[] {
	return sheets.flatMap(({ issues }) =>
		issues.list.flatMap(({ reason, sheet, row }) => (reason === 'row-hidden' ? [`${sheet} ${row}`] : []))
	);
}
