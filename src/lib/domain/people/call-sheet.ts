// 通告单: who has to be there when, on which posts, and what the evening's fixed times are.
import type { ItemId, MemberId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import { HOUR, type Duration, type Instant } from '../time.ts';
import { plannedSheet } from '../timing/planned.ts';
import type { PostKind } from './post.ts';

/** How long before their first time people come where nobody said otherwise. */
export const CALL_LEAD: Duration = HOUR;

/** One time of a person on a post. */
export interface CallShift {
	readonly kind: PostKind;
	readonly label: string;
	readonly from: Instant;
	readonly to: Instant;
	readonly standIn: boolean;
}

/** A person, when they are to be there, and what for, in the order of time. Stand-ins are called like everybody. */
export interface Call {
	readonly memberId: MemberId;
	readonly name: string;
	/** `lead` before the first of their times. */
	readonly call: Instant;
	readonly shifts: readonly CallShift[];
}

/** The people of the evening, the earliest call first. */
export function callsOf(state: StreamState): readonly Call[] {
	const lead = state.callLead ?? CALL_LEAD;
	const posts = new Map(state.posts.map((post) => [post.id, post]));
	const calls = new Map<string, Call>();
	const shifts = state.shifts.toSorted((a, b) => a.from - b.from);
	for (const { memberId, name, postId, from, to, standIn } of shifts) {
		const post = posts.get(postId);
		if (!post) continue;
		// Who is not in the team is known by name only.
		const key = `${memberId} ${name}`;
		const before = calls.get(key) ?? { memberId, name, call: from - lead, shifts: [] };
		const shift = { kind: post.kind, label: post.label, from, to, standIn };
		calls.set(key, { ...before, shifts: [...before.shifts, shift] });
	}
	return [...calls.values()].sort((a, b) => a.call - b.call);
}

/** A time of the evening that does not move. */
export interface FixedTime {
	readonly itemId: ItemId;
	readonly title: string;
	readonly at: Instant;
}

/** Rows with a start of their own, in sheet order; empty while the stream has no start. */
export function fixedTimes(state: StreamState): readonly FixedTime[] {
	const { clock, times } = plannedSheet(state);
	if (!clock) return [];
	return state.items.flatMap(({ id, title, hardStart }, at) =>
		hardStart === null ? [] : [{ itemId: id, title, at: times[at]!.start }]
	);
}
