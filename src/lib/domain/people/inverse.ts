// Taking back a change of posts and shifts.
import { rowIndex } from '../plan/rows.ts';
import { sameValue } from '../stream/change.ts';
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { Shift } from './post.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not about people. */
export function inverseOfPeople(state: StreamState, event: StreamEvent): readonly Command[] | null {
	const hasPost = (id: string) => rowIndex(state.posts, id) >= 0;
	const setShift = (shift: Shift): Command => ({ name: 'set-shift', args: { shift } });
	switch (event.type) {
		case 'post-added': {
			const { id } = event.post;
			// People have been put on it since: taking it away would take them along.
			const used =
				state.shifts.some((shift) => shift.postId === id) || state.live.covers.some((cover) => cover.postId === id);
			return hasPost(id) && !used ? [{ name: 'remove-post', args: { postId: id } }] : [];
		}
		case 'post-removed':
			if (hasPost(event.post.id)) return [];
			return [{ name: 'add-post', args: { post: event.post } }, ...event.shifts.map(setShift)];
		case 'shift-set': {
			const { shift, was } = event;
			if (!sameValue(state.shifts[rowIndex(state.shifts, shift.id)], shift)) return [];
			if (was === null) return [{ name: 'remove-shift', args: { shiftId: shift.id } }];
			return hasPost(was.postId) ? [setShift(was)] : [];
		}
		case 'shift-removed': {
			const { shift } = event;
			return hasPost(shift.postId) && rowIndex(state.shifts, shift.id) < 0 ? [setShift(shift)] : [];
		}
		default:
			return null;
	}
}
