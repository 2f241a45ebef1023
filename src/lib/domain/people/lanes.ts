// Who stands beside a row of the sheet: 主播 and 副播 over the row's planned time, so that a change of host in its middle is seen.
import type { MemberId, PostId } from '../id.ts';
import type { Instant } from '../time.ts';
import { personKey, SHORTEST_BREAK } from './on-air-stretch.ts';
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

/** A break of somebody who held the post before and comes back; `from` and `to` as in a span. */
export interface LaneBreak {
	readonly memberId: MemberId;
	readonly name: string;
	readonly from: number;
	readonly to: number;
	/** The whole break; it may begin before the row and end after it. */
	readonly begins: Instant;
	readonly ends: Instant;
}

export interface Lane {
	readonly postId: PostId;
	readonly kind: PostKind;
	readonly label: string;
	/** In the order of their beginnings; two people on one post overlap. */
	readonly spans: readonly LaneSpan[];
	/** The parts of the row nobody holds the post. */
	readonly open: readonly { readonly from: number; readonly to: number }[];
	/** Who rests in this row, by their beginnings. */
	readonly breaks: readonly LaneBreak[];
}

/** The posts that get a lane: every 主播 post, and the 副播 posts somebody has a shift on. */
export function lanePosts(posts: readonly Post[], shifts: readonly Shift[]): readonly Post[] {
	const held = new Set(shifts.filter((shift) => !shift.standIn).map((shift) => shift.postId));
	return posts.filter(({ id, kind }) => (kind === 'host' && held.size > 0) || (kind === 'cohost' && held.has(id)));
}

interface PersonalBreak {
	/** what the person did last */
	readonly shift: Shift;
	readonly from: Instant;
	readonly to: Instant;
}

/** Where somebody has nothing to do between two of their shifts, on whatever posts, long enough to be a break. */
function personalBreaks(shifts: readonly Shift[]): readonly PersonalBreak[] {
	const people = new Map<string, Shift[]>();
	for (const shift of shifts) {
		if (!shift.standIn) people.set(personKey(shift), [...(people.get(personKey(shift)) ?? []), shift]);
	}
	return [...people.values()]
		.flatMap((mine) => {
			const [first, ...rest] = mine.toSorted((one, other) => one.from - other.from);
			const found: PersonalBreak[] = [];
			let last = first!;
			for (const shift of rest) {
				if (shift.from - last.to >= SHORTEST_BREAK) found.push({ shift: last, from: last.to, to: shift.from });
				if (shift.to > last.to) last = shift;
			}
			return found;
		})
		.sort((one, other) => one.from - other.from);
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
	const resting = personalBreaks(shifts).filter((one) => one.from < to && one.to > start);
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
		const breaks = resting
			.filter(({ shift }) => shift.postId === id)
			.map(({ shift: { memberId, name }, from: begins, to: ends }) => ({
				...{ memberId, name, begins, ends },
				from: share(Math.max(begins, start)),
				to: share(Math.min(ends, to))
			}));
		return { postId: id, kind, label, spans, open, breaks };
	});
}
