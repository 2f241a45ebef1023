// Why a whole file was not taken, as the sentence a person reads.
import { m } from '#lib/paraglide/messages.js';

const SENTENCES: Readonly<Record<string, (() => string) | undefined>> = {
	'file-empty': m.import_refusal_file_empty,
	'file-too-large': m.import_refusal_file_too_large,
	'file-too-large-inside': m.import_refusal_file_too_large_inside,
	'file-too-dense': m.import_refusal_file_too_dense,
	'too-many-cells': m.import_refusal_too_many_cells,
	'too-many-columns': m.import_refusal_too_many_columns,
	'file-damaged': m.import_refusal_file_damaged,
	'file-is-old-excel': m.import_refusal_file_is_old_excel,
	'file-is-web-page': m.import_refusal_file_is_web_page,
	'file-not-a-table': m.import_refusal_file_not_a_table,
	'unknown-encoding': m.import_refusal_unknown_encoding,
	'quotes-left-open': m.import_refusal_quotes_left_open,
	'mapping-not-understood': m.import_refusal_mapping_not_understood,
	'took-too-long': m.import_refusal_took_too_long,
	'needed-too-much-memory': m.import_refusal_needed_too_much_memory,
	'import-busy': m.import_refusal_import_busy,
	'import-failed': m.import_refusal_import_failed,
	'file-over-24': m.review_refusal_file_over_24,
	'not-recognised': m.review_refusal_not_recognised,
	'other-time': m.review_refusal_other_time
};

/** The sentence of a refusal of a whole file; null = one nobody knows. */
export function fileRefusalText(refusal: string): string | null {
	return SENTENCES[refusal]?.() ?? null;
}
