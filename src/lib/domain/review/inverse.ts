// Taking back a change of the review.
import { rowIndex } from '../plan/rows.ts';
import { sameValue, stillStanding } from '../stream/change.ts';
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { ReviewAction } from './review.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not of this kind, or never taken back. */
export function inverseOfReview(state: StreamState, event: StreamEvent): readonly Command[] | null {
	const { texts, actions, datasets } = state.review;
	const actionOf = (id: string): ReviewAction | undefined => actions[rowIndex(actions, id)];
	switch (event.type) {
		case 'review-written': {
			const { section, was } = event;
			const now = texts.find((text) => text.section === section);
			if (now?.text !== event.text) return [];
			return [{ name: 'write-review', args: { section, text: was, seen: now.revision } }];
		}
		case 'action-added': {
			const { id } = event.action;
			const now = actionOf(id);
			return now && sameValue(now, event.action) ? [{ name: 'remove-action', args: { actionId: id } }] : [];
		}
		case 'action-edited': {
			const { actionId } = event;
			const now = actionOf(actionId);
			const patch = now && stillStanding<Omit<ReviewAction, 'id' | 'done'>>(now, event.patch, event.was);
			return patch ? [{ name: 'edit-action', args: { actionId, patch } }] : [];
		}
		case 'action-ticked': {
			const { actionId, done } = event;
			const now = actionOf(actionId);
			return now && (now.done !== null) === done ? [{ name: 'tick-action', args: { actionId, done: !done } }] : [];
		}
		case 'action-removed': {
			const { done, ...action } = event.action;
			if (actionOf(action.id)) return [];
			const added: Command = { name: 'add-action', args: { action } };
			return done ? [added, { name: 'tick-action', args: { actionId: action.id, done: true } }] : [added];
		}
		case 'import-noted': {
			const now = datasets[rowIndex(datasets, event.dataset.id)];
			return now && !now.undone ? [{ name: 'undo-import', args: { datasetId: now.id } }] : [];
		}
		default:
			return null;
	}
}
