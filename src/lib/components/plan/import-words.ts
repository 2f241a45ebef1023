// What a column of an imported sheet means, and what is wrong with a cell, in words.
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
