// What an import could not take, and where it stands: the datum is absent, the work goes on.

/** Every reason an import gives; each has a sentence `import_issue_<reason>` in the messages. */
export const ISSUE_REASONS = [
	'unreadable-number',
	'range-not-exact',
	'ratio-above-one',
	'percent-unclear',
	'unreadable-duration',
	'duration-without-unit',
	'unreadable-time',
	'id-in-scientific-notation',
	'id-lost-digits',
	'formula-without-result',
	'missing-key-value',
	'unknown-column',
	'duplicate-column',
	'assumed-people',
	'assumed-views',
	'duplicate-minute',
	'price-range',
	'price-unreadable',
	'length-range',
	'slot-shared',
	'length-unreadable',
	'clock-unreadable',
	'stock-unreadable',
	'goal-unreadable',
	'commission-unclear',
	'link-unreadable',
	'tier-unknown',
	'text-too-long',
	'row-without-title',
	'row-hidden',
	'section-row',
	'column-repeated',
	'code-in-scientific-notation',
	'code-lost-digits'
] as const;

/** Why a cell, a row or a column was not taken as it stands. */
export type IssueReason = (typeof ISSUE_REASONS)[number];

/** One thing a person should look at. Row and column are 1-based as the spreadsheet shows them; 0 = the whole column or row. */
export interface Issue {
	readonly reason: IssueReason;
	readonly sheet: string;
	readonly row: number;
	readonly column: number;
	readonly header: string;
	/** The text as it stands in the file, at most 80 characters. */
	readonly raw: string;
}

/** Issues with a bound: a file of 100,000 bad rows lists the first ones and counts the rest. */
export interface Issues {
	readonly list: readonly Issue[];
	readonly total: number;
}

const LISTED = 500;

/** Collects issues of one sheet. */
export class IssueBook {
	readonly #list: Issue[] = [];
	#total = 0;
	readonly #sheet: string;

	constructor(sheet: string) {
		this.#sheet = sheet;
	}

	/** Notes an issue; row and column 1-based. */
	add(reason: IssueReason, row: number, column: number, header: string, raw: unknown): void {
		this.#total += 1;
		if (this.#list.length >= LISTED) return;
		const text = raw === null || raw === undefined ? '' : String(raw).slice(0, 80);
		this.#list.push({ reason, sheet: this.#sheet, row, column, header: header.slice(0, 80), raw: text });
	}

	/** All that was noted so far. */
	get issues(): Issues {
		return { list: [...this.#list], total: this.#total };
	}
}

/** What the sentence of an issue may say; row 1-based, column as letters. */
export type IssueWords = Readonly<Record<'sheet' | 'row' | 'column' | 'header' | 'raw', string>>;

/** The words of an issue, for its sentence. */
export function issueWords({ sheet, row, column, header, raw }: Issue): IssueWords {
	return { sheet, row: String(row), column: columnLetters(column), header, raw };
}

/** A column as spreadsheets name it: 1 → A, 27 → AA; 0 → ''. */
export function columnLetters(column: number): string {
	let letters = '';
	for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
	}
	return letters;
}
