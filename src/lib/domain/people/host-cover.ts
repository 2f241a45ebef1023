// Is somebody 主播 all the time? Gaps are shown before air, not after.
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';

/** A time in which nobody hosts. */
export interface HostGap {
	readonly from: Instant;
	readonly to: Instant;
}

/** The times of the slot in which nobody is on a host post; none while the slot is not known. Stand-ins do not count, covers do. */
export function hostGaps(state: StreamState): HostGap[] {
	const { plannedStart, plannedEnd } = state;
	if (plannedStart === null || plannedEnd === null) return [];
	const hosts = new Set(state.posts.filter((post) => post.kind === 'host').map((post) => post.id));
	const held = [
		...state.shifts.filter((shift) => !shift.standIn),
		...state.live.covers.map((cover) => ({ ...cover, to: cover.to ?? plannedEnd }))
	]
		.filter((time) => hosts.has(time.postId))
		.sort((one, other) => one.from - other.from);
	const gaps: HostGap[] = [];
	let covered = plannedStart;
	for (const { from, to } of held) {
		if (from >= plannedEnd) break;
		if (from > covered) gaps.push({ from: covered, to: from });
		covered = Math.max(covered, to);
	}
	if (covered < plannedEnd) gaps.push({ from: covered, to: plannedEnd });
	return gaps;
}

/** How long nobody hosts in all; null while the slot is not known. */
export function hostGapTotal(state: StreamState): Duration | null {
	if (state.plannedStart === null || state.plannedEnd === null) return null;
	return hostGaps(state).reduce((sum, gap) => sum + gap.to - gap.from, 0);
}
