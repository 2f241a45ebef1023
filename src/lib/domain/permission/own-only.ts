// Where a right below the producer's is narrowed to one's own: own cue, own line, own mark, own self-assessment.
import type { ItemId, MemberId } from '../id.ts';
import { runOnAir } from '../live/on-air.ts';
import type { Post } from '../people/post.ts';
import type { Command, CommandName } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { findTask } from '../task/board.ts';

/** Says whether these args are within the member's own; asked only of crew members and linked screens. */
type OwnRule<N extends CommandName> = (
	state: StreamState,
	args: Extract<Command, { name: N }>['args'],
	by: MemberId,
	posts: readonly Post[]
) => boolean;

const directs = (posts: readonly Post[]) => posts.some((post) => post.kind === 'director');

/** A line or action without an owner is for whoever does it. What is gone is for the decider to say. */
function isOwn(thing: { readonly ownerId: MemberId | null } | undefined, by: MemberId): boolean {
	return thing === undefined || thing.ownerId === null || thing.ownerId === by;
}

/** The director on air touches only what was not planned before. */
function insertedOnAir(state: StreamState, itemIds: readonly ItemId[]): boolean {
	return itemIds.every((id) => state.items.find((item) => item.id === id)?.insertedOnAir ?? true);
}

type OwnRules = { readonly [N in CommandName]?: OwnRule<N> };

const rules: OwnRules = {
	'acknowledge-cue': (_state, args, _by, posts) => directs(posts) || posts.some((post) => post.id === args.postId),
	'answer-task': (state, args, by, posts) => {
		const task = findTask(state, args.runId, args.taskId)?.task;
		if (directs(posts) || task === undefined) return true;
		return task.ownerId === by || posts.some((post) => post.kind === task.post);
	},
	'remove-mark': (state, args, by, posts) =>
		directs(posts) || (state.live.marks.find((mark) => mark.id === args.markId)?.by ?? by) === by,
	'tick-checklist-line': (state, args, by) =>
		isOwn(
			state.checklist.find((line) => line.id === args.lineId),
			by
		),
	'settle-request': (state, args, by) =>
		!args.granted && (state.requests.find((request) => request.id === args.requestId)?.by ?? by) === by,
	'reopen-request': (state, args, by) => {
		const request = state.requests.find(({ id }) => id === args.requestId);
		return args.undo.length === 0 && (request === undefined || (request.by === by && request.settled?.by === by));
	},
	'remove-comment': (state, args, by) =>
		(state.comments.find((comment) => comment.id === args.commentId)?.by ?? by) === by,
	'move-items': (state) => runOnAir(state) !== null,
	'remove-items': (state, args) => insertedOnAir(state, args.itemIds),
	'restore-items': (_state, args) => args.items.every(({ item }) => item.insertedOnAir),
	// Self-assessments are written by those who stood there; the four steps by all.
	'write-review': (_state, args, _by, posts) =>
		!args.section.startsWith('self-') || posts.some((post) => args.section === `self-${post.kind}`),
	'edit-action': (state, args, by) => ownsAction(state, args.actionId, by),
	'tick-action': (state, args, by) => ownsAction(state, args.actionId, by),
	'remove-action': (state, args, by) => ownsAction(state, args.actionId, by),
	'undo-import': (state, args, by) =>
		(state.review.datasets.find((dataset) => dataset.id === args.datasetId)?.by ?? by) === by
};

function ownsAction(state: StreamState, actionId: string, by: MemberId): boolean {
	return isOwn(
		state.review.actions.find((action) => action.id === actionId),
		by
	);
}

/** The rules by command name; a command that is not here is not narrowed. */
export const OWN_ONLY = rules as {
	readonly [N in CommandName]?: (state: StreamState, args: unknown, by: MemberId, posts: readonly Post[]) => boolean;
};
