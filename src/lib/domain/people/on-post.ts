// Who is on which post: by shift, unless someone covers (补位).
import type { MemberId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import type { Instant } from '../time.ts';
import type { OnPost, Post, PostKind } from './post.ts';

/** The people on post at `at`, in the order of the posts. A running cover replaces the holders; stand-ins do not count. */
export function onPostAt(state: StreamState, at: Instant): OnPost[] {
	const onPost: OnPost[] = [];
	for (const post of state.posts) {
		const covers = state.live.covers.filter(
			(cover) => cover.postId === post.id && cover.from <= at && (cover.to === null || at < cover.to)
		);
		const people =
			covers.length > 0
				? covers
				: state.shifts.filter(
						(shift) => shift.postId === post.id && !shift.standIn && shift.from <= at && at < shift.to
					);
		for (const { memberId, name } of people) onPost.push({ postId: post.id, kind: post.kind, memberId, name });
	}
	return onPost;
}

/** The posts a member may act for: any shift of this stream, stand-ins included, or a cover that runs. */
export function postsOf(state: StreamState, memberId: MemberId): Post[] {
	return state.posts.filter(
		(post) =>
			state.shifts.some((shift) => shift.postId === post.id && shift.memberId === memberId) ||
			state.live.covers.some((cover) => cover.postId === post.id && cover.memberId === memberId && cover.to === null)
	);
}

/** The kinds of `postsOf`, each once. */
export function postsHeld(state: StreamState, memberId: MemberId): PostKind[] {
	return [...new Set(postsOf(state, memberId).map((post) => post.kind))];
}
