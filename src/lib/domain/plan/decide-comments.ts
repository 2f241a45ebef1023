// Decides about comments on the rows of the run-sheet.
import { columnOf } from '../run-sheet/column.ts';
import type { PlanCommand } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { COMMENTS_MAX, isId, isText, MENTIONS_MAX } from './ranges.ts';
import { rowIndex } from './rows.ts';

export type CommentCommand = Extract<PlanCommand, { name: `${string}-comment` }>;
type NewComment = Extract<CommentCommand, { name: 'add-comment' }>['args'];

/** Refuses: item-gone, comment-gone, id-taken, value-out-of-range, nothing-to-change. */
export function decideComments(state: StreamState, command: CommentCommand): Decision {
	if (command.name === 'add-comment') return addComment(state, command.args);
	const { commentId } = command.args;
	const comment = state.comments[rowIndex(state.comments, commentId)];
	if (!comment) return refuse('comment-gone');
	if (command.name === 'remove-comment') return accept({ type: 'comment-removed', comment });
	const { resolved } = command.args;
	if ((comment.resolved !== null) === resolved) return refuse('nothing-to-change');
	return accept({ type: 'comment-resolved', commentId, resolved });
}

function addComment(state: StreamState, { commentId, itemId, column, text, mentions }: NewComment): Decision {
	if (!isId(commentId)) return refuse('value-out-of-range', { field: 'id' });
	if (!isText(text) || text.trim() === '') return refuse('value-out-of-range', { field: 'text' });
	if (column !== null && !columnOf(column)) return refuse('value-out-of-range', { field: 'column' });
	const called = [...new Set(mentions)];
	if (called.length > MENTIONS_MAX || !called.every(isId)) return refuse('value-out-of-range', { field: 'mentions' });
	if (rowIndex(state.items, itemId) < 0) return refuse('item-gone');
	if (rowIndex(state.comments, commentId) >= 0) return refuse('id-taken');
	if (state.comments.length >= COMMENTS_MAX) return refuse('value-out-of-range', { field: 'comments' });
	return accept({ type: 'comment-added', commentId, itemId, column, text, mentions: called });
}
