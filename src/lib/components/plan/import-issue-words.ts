// What is wrong with a cell of an imported sheet, in words.
import { issueWords, type Issue, type IssueReason, type IssueWords } from '#lib/domain/import/issue.ts';
import { m } from '#lib/paraglide/messages.js';

const SENTENCES: Readonly<Record<IssueReason, (words: IssueWords) => string>> = {
	'unreadable-number': m.import_issue_unreadable_number,
	'range-not-exact': m.import_issue_range_not_exact,
	'ratio-above-one': m.import_issue_ratio_above_one,
	'percent-unclear': m.import_issue_percent_unclear,
	'unreadable-duration': m.import_issue_unreadable_duration,
	'duration-without-unit': m.import_issue_duration_without_unit,
	'unreadable-time': m.import_issue_unreadable_time,
	'id-in-scientific-notation': m.import_issue_id_in_scientific_notation,
	'id-lost-digits': m.import_issue_id_lost_digits,
	'formula-without-result': m.import_issue_formula_without_result,
	'missing-key-value': m.import_issue_missing_key_value,
	'unknown-column': m.import_issue_unknown_column,
	'duplicate-column': m.import_issue_duplicate_column,
	'assumed-people': m.import_issue_assumed_people,
	'assumed-views': m.import_issue_assumed_views,
	'duplicate-minute': m.import_issue_duplicate_minute,
	'price-range': m.import_issue_price_range,
	'price-unreadable': m.import_issue_price_unreadable,
	'length-range': m.import_issue_length_range,
	'slot-shared': m.import_issue_slot_shared,
	'length-unreadable': m.import_issue_length_unreadable,
	'clock-unreadable': m.import_issue_clock_unreadable,
	'stock-unreadable': m.import_issue_stock_unreadable,
	'goal-unreadable': m.import_issue_goal_unreadable,
	'commission-unclear': m.import_issue_commission_unclear,
	'link-unreadable': m.import_issue_link_unreadable,
	'tier-unknown': m.import_issue_tier_unknown,
	'text-too-long': m.import_issue_text_too_long,
	'row-without-title': m.import_issue_row_without_title,
	'row-hidden': m.import_issue_row_hidden,
	'section-row': m.import_issue_section_row,
	'column-repeated': m.import_issue_column_repeated,
	'code-in-scientific-notation': m.import_issue_code_in_scientific_notation,
	'code-lost-digits': m.import_issue_code_lost_digits
};

/** The issue as a sentence with its row and column. */
export function issueText(issue: Issue): string {
	return SENTENCES[issue.reason](issueWords(issue));
}
