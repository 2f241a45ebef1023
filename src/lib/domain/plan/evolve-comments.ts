// How the comments follow from their events.
import type { EventMeta } from '../stream/context.ts';
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import { changeRow, withoutRow } from './rows.ts';

export type CommentEvent = Extract<PlanEvent, { type: `comment-${string}` }>;

/** The comments after the event. */
export function evolveComments(state: StreamState, event: CommentEvent, { at, by }: EventMeta): StreamState {
	const { comments } = state;
	switch (event.type) {
		case 'comment-added': {
			const { commentId: id, itemId, column, text, mentions } = event;
			return { ...state, comments: [...comments, { id, itemId, column, text, mentions, by, at, resolved: null }] };
		}
		case 'comment-resolved': {
			const resolved = event.resolved ? { by, at } : null;
			return { ...state, comments: changeRow(comments, event.commentId, (comment) => ({ ...comment, resolved })) };
		}
		case 'comment-removed':
			return { ...state, comments: withoutRow(comments, event.comment.id) };
	}
}
