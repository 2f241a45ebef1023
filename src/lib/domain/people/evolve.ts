// How posts and shifts follow from their events.
import { rowIndex, withoutRow, withRow } from '../plan/rows.ts';
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';

export type PeopleEvent = Extract<PlanEvent, { type: `post-${string}` | `shift-${string}` }>;

/** Posts and shifts after the event. */
export function evolvePeople(state: StreamState, event: PeopleEvent): StreamState {
	switch (event.type) {
		case 'post-added':
			return { ...state, posts: [...state.posts, event.post] };
		case 'post-removed': {
			const shifts = state.shifts.filter((shift) => shift.postId !== event.post.id);
			return { ...state, posts: withoutRow(state.posts, event.post.id), shifts };
		}
		case 'shift-set': {
			const index = rowIndex(state.shifts, event.shift.id);
			const shifts = index < 0 ? [...state.shifts, event.shift] : withRow(state.shifts, index, event.shift);
			return { ...state, shifts };
		}
		case 'shift-removed':
			return { ...state, shifts: withoutRow(state.shifts, event.shift.id) };
	}
}
