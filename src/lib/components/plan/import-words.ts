// What a column of an imported sheet means, and what is wrong with a cell, in words.
import type { SheetImport } from '#lib/domain/import/sheet.ts';
import { issueMessage, type Issue } from '#lib/domain/import/issue.ts';
import { m } from '#lib/paraglide/messages.js';

const SENTENCES = m as unknown as Readonly<Record<string, ((params: object) => string) | undefined>>;

/** 品名, 直播价 … */
export function meaningName(meaning: string): string {
	return SENTENCES[`plan_meaning_${meaning}`]?.({}) ?? meaning;
}

/** The issue as a sentence with its row and column. */
export function issueText(issue: Issue): string {
	const { key, params } = issueMessage(issue);
	return SENTENCES[key]?.(params) ?? issue.raw;
}

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
			const name = SENTENCES[`import_passed_${why.replaceAll('-', '_')}`]?.({}) ?? why;
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
