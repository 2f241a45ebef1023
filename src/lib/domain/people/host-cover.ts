// Is somebody 主播 all the time? Gaps and people planned twice are shown before air, not after.
import type { MemberId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import type { Post, Shift } from './post.ts';

/** `host-gap`: nobody hosts from `from` to `to`. `person-twice`: one person is host and co-host at once, or on two such posts. */
export type CoverIssue =
	| { readonly name: 'host-gap'; readonly from: Instant; readonly to: Instant }
	| {
			readonly name: 'person-twice';
			readonly memberId: MemberId;
			readonly person: string;
			readonly posts: readonly [Post, Post];
			readonly from: Instant;
			readonly to: Instant;
	  };

/** All issues of host cover, gaps first, each group by time. */
export function hostCover(state: StreamState): CoverIssue[] {
	return [...hostGaps(state), ...peopleTwice(state)];
}

/** The times of the slot in which nobody is on a host post; none while the slot is not known. Stand-ins do not count, covers do. */
export function hostGaps(state: StreamState): Extract<CoverIssue, { name: 'host-gap' }>[] {
	const { plannedStart, plannedEnd } = state;
	if (plannedStart === null || plannedEnd === null) return [];
	const hosts = new Set(state.posts.filter((post) => post.kind === 'host').map((post) => post.id));
	const held = [
		...state.shifts.filter((shift) => !shift.standIn),
		...state.live.covers.map((cover) => ({ ...cover, to: cover.to ?? plannedEnd }))
	]
		.filter((time) => hosts.has(time.postId))
		.sort((one, other) => one.from - other.from);
	const gaps: Extract<CoverIssue, { name: 'host-gap' }>[] = [];
	let covered = plannedStart;
	for (const { from, to } of held) {
		if (from >= plannedEnd) break;
		if (from > covered) gaps.push({ name: 'host-gap', from: covered, to: from });
		covered = Math.max(covered, to);
	}
	if (covered < plannedEnd) gaps.push({ name: 'host-gap', from: covered, to: plannedEnd });
	return gaps;
}

/** How long nobody hosts in all; null while the slot is not known. */
export function hostGapTotal(state: StreamState): Duration | null {
	if (state.plannedStart === null || state.plannedEnd === null) return null;
	return hostGaps(state).reduce((sum, gap) => sum + gap.to - gap.from, 0);
}

function peopleTwice(state: StreamState): CoverIssue[] {
	const speaking = new Map(
		state.posts.filter((post) => post.kind === 'host' || post.kind === 'cohost').map((post) => [post.id, post])
	);
	const shifts = state.shifts
		.filter((shift) => !shift.standIn && speaking.has(shift.postId))
		.sort((one, other) => one.from - other.from);
	const issues: CoverIssue[] = [];
	shifts.forEach((one, i) => {
		for (const other of shifts.slice(i + 1)) {
			if (!collide(one, other)) continue;
			issues.push({
				name: 'person-twice',
				memberId: one.memberId,
				person: one.name,
				posts: [speaking.get(one.postId)!, speaking.get(other.postId)!],
				from: Math.max(one.from, other.from),
				to: Math.min(one.to, other.to)
			});
		}
	});
	return issues;
}

function collide(one: Shift, other: Shift): boolean {
	return one.memberId === other.memberId && one.postId !== other.postId && one.from < other.to && other.from < one.to;
}
