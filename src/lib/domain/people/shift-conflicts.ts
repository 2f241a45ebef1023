// What is wrong with the shifts of a stream, each with its place: gaps, people in two places, no break, outside the slot.
import type { MemberId, PostId, ShiftId, StreamId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import { HOUR, type Duration, type Instant } from '../time.ts';
import { combine } from './combine.ts';
import { hostGaps } from './host-cover.ts';
import { breaksOf, hostStretches, personKey } from './on-air-stretch.ts';
import type { Post, Shift } from './post.ts';

/** How long one person hosts without a break where nobody said otherwise (domain.md §2: two hours a shift is the trade's habit). */
export const LONGEST_ON_AIR: Duration = 2 * HOUR;

/** A shift of somebody in another stream of the team. */
export interface ElsewhereShift {
	readonly streamId: StreamId;
	readonly title: string;
	readonly memberId: MemberId;
	readonly from: Instant;
	readonly to: Instant;
}

/** Who holds a post in that stream, as the others see it; nobody once its show is over. */
export function elsewhereIn({ id, title, live, shifts }: StreamState): readonly ElsewhereShift[] {
	if (live.phase === 'ended') return [];
	return shifts
		.filter(({ standIn }) => !standIn)
		.map(({ memberId, from, to }) => ({ streamId: id, title, memberId, from, to }));
}

interface Span {
	readonly from: Instant;
	readonly to: Instant;
}
/** A person and where they stand: `shiftIds` and `postIds` side by side. */
interface Person extends Span {
	readonly memberId: MemberId;
	readonly person: string;
	readonly shiftIds: readonly ShiftId[];
	readonly postIds: readonly PostId[];
}

/** `from` < `to` always: the time in which it is wrong. */
export type ShiftConflict =
	/** nobody hosts; `postId` is the first host post, null = there is none */
	| ({ readonly name: 'host-gap'; readonly postId: PostId | null } & Span)
	/** two posts before the camera at once */
	| ({ readonly name: 'person-twice'; readonly posts: readonly [Post, Post] } & Person)
	/** on camera and at a screen at once: possible, not good */
	| ({ readonly name: 'post-strained'; readonly posts: readonly [Post, Post] } & Person)
	/** hosts for `length` without a break; `from` is where `limit` is used up */
	| ({ readonly name: 'too-long'; readonly length: Duration; readonly limit: Duration } & Person)
	/** `side`: before the slot begins or after it ends */
	| ({ readonly name: 'outside-slot'; readonly side: 'before' | 'after' } & Person)
	/** planned in another stream of the team at that time */
	| ({ readonly name: 'other-stream'; readonly streamId: StreamId; readonly title: string } & Person);

/**
 * All conflicts, gaps first, then by time. Stand-ins are only ready and conflict with nothing. `elsewhere` null = not known, then
 * not judged. What needs the slot is not judged without one.
 */
export function shiftConflicts(
	state: StreamState,
	elsewhere: readonly ElsewhereShift[] | null = null
): readonly ShiftConflict[] {
	const posts = new Map(state.posts.map((post) => [post.id, post]));
	const shifts = state.shifts
		.filter((shift) => !shift.standIn && posts.has(shift.postId))
		.sort((one, other) => one.from - other.from || one.to - other.to);
	const firstHost = state.posts.find(({ kind }) => kind === 'host')?.id ?? null;
	const gaps = hostGaps(state).map(({ from, to }): ShiftConflict => ({
		name: 'host-gap',
		from,
		to,
		postId: firstHost
	}));
	const rest = [
		...twice(shifts, posts),
		...tooLong(state),
		...shifts.flatMap((shift) => outside(state, shift)),
		...shifts.flatMap((shift) => inOtherStream(state, shift, elsewhere ?? []))
	];
	return [...gaps, ...rest.sort((one, other) => one.from - other.from)];
}

const personOf = ({ memberId, name, id, postId }: Shift, { from, to }: Span): Person => ({
	...{ memberId, person: name, shiftIds: [id], postIds: [postId] },
	...{ from, to }
});

function twice(shifts: readonly Shift[], posts: ReadonlyMap<PostId, Post>): ShiftConflict[] {
	const found: ShiftConflict[] = [];
	shifts.forEach((one, i) => {
		for (const other of shifts.slice(i + 1)) {
			if (other.from >= one.to) break;
			if (one.postId === other.postId || personKey(one) !== personKey(other)) continue;
			const pair = [posts.get(one.postId)!, posts.get(other.postId)!] as const;
			const how = combine(pair[0].kind, pair[1].kind);
			if (how === 'fine') continue;
			found.push({
				name: how === 'never' ? 'person-twice' : 'post-strained',
				...personOf(one, { from: other.from, to: Math.min(one.to, other.to) }),
				posts: pair,
				shiftIds: [one.id, other.id],
				postIds: [one.postId, other.postId]
			});
		}
	});
	return found;
}

function tooLong(state: StreamState): ShiftConflict[] {
	const limit = state.longestOnAir ?? LONGEST_ON_AIR;
	return hostStretches(state, breaksOf(state))
		.filter(({ length }) => length > limit)
		.map(({ shifts, to, length, reached }): ShiftConflict => {
			const first = shifts[0]!;
			return {
				name: 'too-long',
				...{ memberId: first.memberId, person: first.name, length, limit },
				...{ shiftIds: shifts.map(({ id }) => id), postIds: shifts.map(({ postId }) => postId) },
				...{ from: reached(limit), to }
			};
		});
}

function outside({ plannedStart, plannedEnd }: StreamState, shift: Shift): ShiftConflict[] {
	const found: ShiftConflict[] = [];
	if (plannedStart !== null && shift.from < plannedStart) {
		const span = { from: shift.from, to: Math.min(shift.to, plannedStart) };
		found.push({ name: 'outside-slot', side: 'before', ...personOf(shift, span) });
	}
	if (plannedEnd !== null && shift.to > plannedEnd) {
		const span = { from: Math.max(shift.from, plannedEnd), to: shift.to };
		found.push({ name: 'outside-slot', side: 'after', ...personOf(shift, span) });
	}
	return found;
}

function inOtherStream(state: StreamState, shift: Shift, elsewhere: readonly ElsewhereShift[]): ShiftConflict[] {
	return elsewhere
		.filter(
			({ streamId, memberId, from, to }) =>
				streamId !== state.id && memberId === shift.memberId && from < shift.to && shift.from < to
		)
		.map(({ streamId, title, from, to }): ShiftConflict => {
			const span = { from: Math.max(from, shift.from), to: Math.min(to, shift.to) };
			return { name: 'other-stream', streamId, title, ...personOf(shift, span) };
		});
}
