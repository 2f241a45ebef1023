// How the review's texts, actions and imported files follow from their events.
import { changeRow, withoutRow, withRow } from '../plan/rows.ts';
import type { EventMeta } from '../stream/context.ts';
import type { ReviewEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { Review } from './review.ts';

/** The stream after an event of its review. */
export function evolveReview(state: StreamState, event: ReviewEvent, meta: EventMeta): StreamState {
	return { ...state, review: reviewAfter(state.review, event, meta) };
}

function reviewAfter(review: Review, event: ReviewEvent, { by, at }: EventMeta): Review {
	switch (event.type) {
		case 'review-written': {
			const index = review.texts.findIndex((text) => text.section === event.section);
			const revision = (review.texts[index]?.revision ?? 0) + 1;
			const written = { section: event.section, text: event.text, revision, by, at };
			return { ...review, texts: index < 0 ? [...review.texts, written] : withRow(review.texts, index, written) };
		}
		case 'action-added':
			return { ...review, actions: [...review.actions, event.action] };
		case 'action-edited':
			return { ...review, actions: changeRow(review.actions, event.actionId, (row) => ({ ...row, ...event.patch })) };
		case 'action-ticked': {
			const done = event.done ? { by, at } : null;
			return { ...review, actions: changeRow(review.actions, event.actionId, (row) => ({ ...row, done })) };
		}
		case 'action-removed':
			return { ...review, actions: withoutRow(review.actions, event.action.id) };
		case 'import-noted':
			return { ...review, datasets: [...review.datasets, { ...event.dataset, at, by, undone: false }] };
		case 'import-undone':
			return {
				...review,
				datasets: changeRow(review.datasets, event.datasetId, (row) => ({ ...row, undone: true }))
			};
	}
}
