// Who stands beside a row of the sheet: 主播 and 副播 over the row's planned time, so that a change of host in its middle is seen.
import type { MemberId, PostId } from '../id.ts';
import type { Instant } from '../time.ts';
import type { Post, PostKind, Shift } from './post.ts';

/** A person over part of the row; `from` and `to` are shares of its time, 0 ≤ from < to ≤ 1. */
export interface LaneSpan {
	readonly memberId: MemberId;
	readonly name: string;
	readonly from: number;
	readonly to: number;
	/** When this person takes the post, if that is in this row; null = was there before. */
	readonly begins: Instant | null;
}

export interface Lane {
	readonly postId: PostId;
	readonly kind: PostKind;
	readonly label: string;
	/** In the order of their beginnings; two people on one post overlap. */
	readonly spans: readonly LaneSpan[];
	/** The parts of the row nobody holds the post. */
	readonly open: readonly { readonly from: number; readonly to: number }[];
}

/** The posts that get a lane: every 主播 post, and the 副播 posts somebody has a shift on. */
export function lanePosts(posts: readonly Post[], shifts: readonly Shift[]): readonly Post[] {
	const held = new Set(shifts.filter((shift) => !shift.standIn).map((shift) => shift.postId));
	return posts.filter(({ id, kind }) => (kind === 'host' && held.size > 0) || (kind === 'cohost' && held.has(id)));
}

/**
 * The lanes of a row from `start` to `end` (instants; a row without length is judged at its start). Stand-ins do not
 * count. `since` (≤ start) is the end of the row before, so that who came in the gap between is said in this one.
 */
export function lanesAt(
	posts: readonly Post[],
	shifts: readonly Shift[],
	start: Instant,
	end: Instant,
	since: Instant = start
): readonly Lane[] {
	const to = Math.max(end, start + 1);
	const share = (at: Instant) => (at - start) / (to - start);
	return lanePosts(posts, shifts).map(({ id, kind, label }) => {
		const here = shifts
			.filter((shift) => shift.postId === id && !shift.standIn && shift.from < to && shift.to > start)
			.sort((one, other) => one.from - other.from);
		const open: { from: number; to: number }[] = [];
		let covered = start;
		for (const shift of here) {
			if (shift.from > covered) open.push({ from: share(covered), to: share(shift.from) });
			covered = Math.max(covered, shift.to);
		}
		if (covered < to) open.push({ from: share(covered), to: 1 });
		const spans = here.map(({ memberId, name, from, to: till }) => ({
			memberId,
			name,
			from: share(Math.max(from, start)),
			to: share(Math.min(till, to)),
			begins: from >= since ? from : null
		}));
		return { postId: id, kind, label, spans, open };
	});
}
