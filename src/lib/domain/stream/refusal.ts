// Why a command was not done. Each name is a sentence on the screen (messages `refusal_<name with _>`).

export const REFUSALS = [
	'not-allowed',
	'stream-not-found',
	'item-gone',
	'group-gone',
	'request-gone',
	'request-settled',
	'sheet-locked',
	'comment-gone',
	'block-gone',
	'post-gone',
	'post-in-use',
	'shift-gone',
	'line-gone',
	'cue-gone',
	'cover-gone',
	'promise-gone',
	'task-gone',
	'task-answered',
	'mark-gone',
	'action-gone',
	'dataset-gone',
	'id-taken',
	'nothing-to-change',
	'value-out-of-range',
	'shift-ends-before-start',
	'already-moved',
	'already-on-air',
	'not-on-air',
	'end-of-sheet',
	'sheet-empty',
	'item-on-air',
	'item-has-aired',
	'item-skipped',
	'already-held',
	'not-held',
	'already-acknowledged',
	'post-not-addressed',
	'already-covered',
	'show-started',
	'show-ended',
	'block-changed',
	'block-taken',
	'text-changed',
	'fix-outdated',
	'rehearsal-running',
	'rehearsal-over',
	'too-many-items',
	'already-imported',
	'expired-offline',
	'malformed',
	'too-fast',
	'page-too-old',
	'owner-away',
	'server-fault'
] as const;
export type RefusalName = (typeof REFUSALS)[number];

/**
 * A refusal with what its sentence needs: `who` (a member's id, shown by name), `item` (a title), `field`, `file`.
 * A detail may be missing or ''; the sentence is still shown.
 */
export interface Refusal {
	readonly name: RefusalName;
	readonly detail?: Readonly<Record<string, string | number>>;
}
