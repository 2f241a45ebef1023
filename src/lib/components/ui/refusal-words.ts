// A refusal as the sentence a person reads.
import type { Refusal, RefusalName } from '#lib/domain/stream/refusal.ts';
import { m } from '#lib/paraglide/messages.js';

type Sentence = (detail: never, options?: { locale: 'zh-CN' | 'en' }) => string;

// Written out: a name put together from parts would make every page load every word of the app.
const SENTENCES = {
	'not-allowed': m.refusal_not_allowed,
	'stream-not-found': m.refusal_stream_not_found,
	'item-gone': m.refusal_item_gone,
	'group-gone': m.refusal_group_gone,
	'request-gone': m.refusal_request_gone,
	'request-settled': m.refusal_request_settled,
	'sheet-locked': m.refusal_sheet_locked,
	'comment-gone': m.refusal_comment_gone,
	'block-gone': m.refusal_block_gone,
	'post-gone': m.refusal_post_gone,
	'post-in-use': m.refusal_post_in_use,
	'shift-gone': m.refusal_shift_gone,
	'line-gone': m.refusal_line_gone,
	'cue-gone': m.refusal_cue_gone,
	'cover-gone': m.refusal_cover_gone,
	'mark-gone': m.refusal_mark_gone,
	'promise-gone': m.refusal_promise_gone,
	'task-gone': m.refusal_task_gone,
	'task-answered': m.refusal_task_answered,
	'action-gone': m.refusal_action_gone,
	'dataset-gone': m.refusal_dataset_gone,
	'id-taken': m.refusal_id_taken,
	'nothing-to-change': m.refusal_nothing_to_change,
	'value-out-of-range': m.refusal_value_out_of_range,
	'shift-ends-before-start': m.refusal_shift_ends_before_start,
	'already-moved': m.refusal_already_moved,
	'already-on-air': m.refusal_already_on_air,
	'not-on-air': m.refusal_not_on_air,
	'end-of-sheet': m.refusal_end_of_sheet,
	'sheet-empty': m.refusal_sheet_empty,
	'item-on-air': m.refusal_item_on_air,
	'item-has-aired': m.refusal_item_has_aired,
	'item-skipped': m.refusal_item_skipped,
	'already-held': m.refusal_already_held,
	'not-held': m.refusal_not_held,
	'already-acknowledged': m.refusal_already_acknowledged,
	'post-not-addressed': m.refusal_post_not_addressed,
	'already-covered': m.refusal_already_covered,
	'show-started': m.refusal_show_started,
	'show-ended': m.refusal_show_ended,
	'block-changed': m.refusal_block_changed,
	'block-taken': m.refusal_block_taken,
	'text-changed': m.refusal_text_changed,
	'fix-outdated': m.refusal_fix_outdated,
	'rehearsal-running': m.refusal_rehearsal_running,
	'rehearsal-over': m.refusal_rehearsal_over,
	'too-many-items': m.refusal_too_many_items,
	'already-imported': m.refusal_already_imported,
	'expired-offline': m.refusal_expired_offline,
	malformed: m.refusal_malformed,
	'too-fast': m.refusal_too_fast,
	'page-too-old': m.refusal_page_too_old,
	'owner-away': m.refusal_owner_away,
	'server-fault': m.refusal_server_fault
} satisfies Readonly<Record<RefusalName, Sentence>>;

/** Every refusal's name has its sentence. Without `locale`: the page's own. */
export function refusalText(refusal: Refusal, locale?: 'zh-CN' | 'en'): string {
	const known: Readonly<Record<string, Sentence | undefined>> = SENTENCES;
	// A newer server may give a reason this page has not heard of.
	const sentence = known[refusal.name];
	return sentence ? sentence((refusal.detail ?? {}) as never, locale && { locale }) : refusal.name;
}
