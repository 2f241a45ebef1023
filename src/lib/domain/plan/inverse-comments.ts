// Taking back a comment or its settling. A removed one is not brought back: it would stand under another's name.
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import { rowIndex } from './rows.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not about comments, or never taken back. */
export function inverseOfComments(state: StreamState, event: StreamEvent): readonly Command[] | null {
	if (event.type !== 'comment-added' && event.type !== 'comment-resolved') return null;
	const { commentId } = event;
	const now = state.comments[rowIndex(state.comments, commentId)];
	if (!now) return [];
	if (event.type === 'comment-added') return [{ name: 'remove-comment', args: { commentId } }];
	const { resolved } = event;
	if ((now.resolved !== null) !== resolved) return [];
	return [{ name: 'resolve-comment', args: { commentId, resolved: !resolved } }];
}
