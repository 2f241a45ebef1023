// Reads one cell: an exact value, a range the platform estimated, nothing, or a reason why not. Nothing is guessed.
import type { IssueReason } from './issue.ts';

/** What a cell gave. A range without an upper bound ("1w+") has max null. */
export type Reading<T = number> =
	| { readonly kind: 'empty' }
	| { readonly kind: 'exact'; readonly value: T }
	| { readonly kind: 'range'; readonly min: number; readonly max: number | null }
	| { readonly kind: 'bad'; readonly reason: IssueReason };

export const EMPTY = { kind: 'empty' } as const;

/** A refusal of a cell with its reason. */
export function bad(reason: IssueReason): { readonly kind: 'bad'; readonly reason: IssueReason } {
	return { kind: 'bad', reason };
}

const NOTHING = new Set(['', '-', '--', '—', '–', '/', 'n/a', 'na', 'null', 'none', '暂无', '暂无数据', '无']);

/** Whether a text is one of the ways platforms write "no value"; such a cell is missing, never 0. */
export function isNothing(text: string): boolean {
	return text.length <= 4 && NOTHING.has(text.trim().toLowerCase());
}

/** A value's text with full-width forms made plain and all blanks removed. */
export function plainValue(raw: string): string {
	return raw
		.normalize('NFKC')
		.replace(/[\s\uFEFF\u200B]+/gu, '')
		.replace(/[—–−‐‑―]/gu, '-');
}
