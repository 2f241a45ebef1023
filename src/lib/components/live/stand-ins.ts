// Who can take a post for a while: planned stand-ins first, then those who are in the room, then the rest of the team.
import type { RosterEntry } from '#lib/client/stream-link.ts';
import type { MemberId, PostId } from '#lib/domain/id.ts';
import { onPostAt } from '#lib/domain/people/on-post.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';

export interface Candidate {
	readonly memberId: MemberId;
	readonly name: string;
	/** Planned to be ready for this post now. */
	readonly planned: boolean;
}

/** Each person once; those on the post already are left out. */
export function coverCandidates(
	state: StreamState,
	roster: readonly RosterEntry[],
	postId: PostId,
	now: Instant
): readonly Candidate[] {
	const here = new Set(
		onPostAt(state, now)
			.filter((person) => person.postId === postId)
			.map(({ memberId }) => memberId)
	);
	const planned = state.shifts.filter(
		(shift) => shift.standIn && shift.postId === postId && shift.from <= now && now < shift.to
	);
	const all = [
		...planned.map(({ memberId, name }) => ({ memberId, name, planned: true })),
		...[...state.shifts, ...roster].map(({ memberId, name }) => ({ memberId, name, planned: false }))
	];
	const seen = new Set<MemberId>(here);
	return all.filter(({ memberId }) => !seen.has(memberId) && seen.add(memberId));
}
