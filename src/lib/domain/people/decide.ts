// Decides about posts (岗位) and shifts (班次).
import { misfit, isId, isPostKind, POSTS_MAX, SHIFT_RANGES, SHIFTS_MAX, TITLE_MAX } from '../plan/ranges.ts';
import { rowIndex } from '../plan/rows.ts';
import { sameValue } from '../stream/change.ts';
import type { PlanCommand } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import type { Post, Shift } from './post.ts';

export type PeopleCommand = Extract<PlanCommand, { name: 'add-post' | 'remove-post' | 'set-shift' | 'remove-shift' }>;

/** Decides about the crew of a stream. */
export function decidePeople(state: StreamState, command: PeopleCommand): Decision {
	switch (command.name) {
		case 'add-post':
			return addPost(state, command.args.post);
		case 'remove-post': {
			const post = state.posts[rowIndex(state.posts, command.args.postId)];
			if (!post) return refuse('post-gone');
			// Someone stands there right now: the cover has to end first, or its end would have no post.
			if (state.live.covers.some((cover) => cover.postId === post.id && cover.to === null))
				return refuse('post-in-use');
			const shifts = state.shifts.filter((shift) => shift.postId === post.id);
			return accept({ type: 'post-removed', post, shifts });
		}
		case 'set-shift':
			return setShift(state, command.args.shift);
		case 'remove-shift': {
			const shift = state.shifts[rowIndex(state.shifts, command.args.shiftId)];
			return shift ? accept({ type: 'shift-removed', shift }) : refuse('shift-gone');
		}
	}
}

function addPost(state: StreamState, { id, kind, label }: Post): Decision {
	if (!isId(id)) return refuse('value-out-of-range', { field: 'id' });
	if (!isPostKind(kind)) return refuse('value-out-of-range', { field: 'kind' });
	if (typeof label !== 'string' || label.length > TITLE_MAX) return refuse('value-out-of-range', { field: 'label' });
	if (rowIndex(state.posts, id) >= 0) return refuse('id-taken');
	if (state.posts.length >= POSTS_MAX) return refuse('value-out-of-range', { field: 'posts' });
	return accept({ type: 'post-added', post: { id, kind, label } });
}

function setShift(state: StreamState, asked: Shift): Decision {
	const { id, postId, memberId, name, from, to, standIn } = asked;
	const shift: Shift = { id, postId, memberId, name, from, to, standIn };
	const field = misfit(SHIFT_RANGES, shift);
	if (field !== null) return refuse('value-out-of-range', { field });
	if (from >= to) return refuse('shift-ends-before-start');
	if (rowIndex(state.posts, postId) < 0) return refuse('post-gone');
	const was = state.shifts[rowIndex(state.shifts, id)] ?? null;
	if (was === null && state.shifts.length >= SHIFTS_MAX) return refuse('value-out-of-range', { field: 'shifts' });
	return sameValue(was, shift) ? refuse('nothing-to-change') : accept({ type: 'shift-set', shift, was });
}
