// How long somebody hosts in one go: shifts that follow one another are one stretch, a break ends it.
import type { MemberId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE, type Duration, type Instant } from '../time.ts';
import { plannedSheet } from '../timing/planned.ts';
import type { Shift } from './post.ts';

/** Less than this is a change of microphones, not a break. */
export const SHORTEST_BREAK: Duration = 10 * MINUTE;

export interface Break {
	readonly from: Instant;
	readonly to: Instant;
}

export interface HostStretch {
	readonly from: Instant;
	readonly to: Instant;
	/** Time on air in it, shorter pauses not counted. */
	readonly length: Duration;
	/** The shifts it is made of, by start. */
	readonly shifts: readonly Shift[];
	/** When so much time on air was used up; `to` when it never is. */
	reached(used: Duration): Instant;
}

/** One and the same person: a member by id; somebody known by name only (`name:…`, a new id at every shift) by name. */
export function personKey({ memberId, name }: Pick<Shift, 'memberId' | 'name'>): MemberId {
	return memberId.startsWith('name:') && name !== '' ? `name:${name}` : memberId;
}

/** The breaks of the sheet for everybody: 休息 rows that are long enough, when the sheet is on the clock. */
export function breaksOf(state: StreamState): readonly Break[] {
	const { clock, times } = plannedSheet(state);
	if (!clock) return [];
	return state.items.flatMap((item, i) => {
		const { start: from, end: to } = times[i]!;
		return item.kind === 'rest' && to - from >= SHORTEST_BREAK ? [{ from, to }] : [];
	});
}

/** The stretches of everybody who hosts, by person; `breaks` are off air for all. Stand-ins do not host. */
export function hostStretches(state: StreamState, breaks: readonly Break[]): readonly HostStretch[] {
	const hosts = new Set(state.posts.filter(({ kind }) => kind === 'host').map(({ id }) => id));
	const people = new Map<MemberId, Shift[]>();
	for (const shift of state.shifts) {
		if (shift.standIn || !hosts.has(shift.postId)) continue;
		const key = personKey(shift);
		people.set(key, [...(people.get(key) ?? []), shift]);
	}
	return [...people.values()].flatMap((shifts) => stretchesOf(shifts, breaks));
}

function stretchesOf(shifts: readonly Shift[], breaks: readonly Break[]): HostStretch[] {
	const pieces = shifts
		.flatMap((shift) => without(shift, breaks).map((piece) => ({ ...piece, shift })))
		.sort((one, other) => one.from - other.from);
	const groups: (typeof pieces)[] = [];
	let end = -Infinity;
	for (const piece of pieces) {
		if (piece.from - end < SHORTEST_BREAK) groups.at(-1)!.push(piece);
		else groups.push([piece]);
		end = Math.max(end, piece.to);
	}
	return groups.map((group) => stretch(group));
}

function stretch(pieces: readonly (Break & { readonly shift: Shift })[]): HostStretch {
	const spans: Break[] = [];
	for (const { from, to } of pieces) {
		const last = spans.at(-1);
		if (last && from <= last.to) spans[spans.length - 1] = { from: last.from, to: Math.max(last.to, to) };
		else spans.push({ from, to });
	}
	const end = spans.at(-1)!.to;
	return {
		from: spans[0]!.from,
		to: end,
		length: spans.reduce((sum, { from, to }) => sum + to - from, 0),
		shifts: [...new Set(pieces.map(({ shift }) => shift))],
		reached(used) {
			let left = used;
			for (const { from, to } of spans) {
				if (left < to - from) return from + left;
				left -= to - from;
			}
			return end;
		}
	};
}

/** What is left of a shift outside the breaks. */
function without({ from, to }: Shift, breaks: readonly Break[]): Break[] {
	let left: Break[] = [{ from, to }];
	for (const pause of breaks) {
		left = left.flatMap((piece) =>
			[
				{ from: piece.from, to: Math.min(piece.to, pause.from) },
				{ from: Math.max(piece.from, pause.to), to: piece.to }
			].filter((part) => part.from < part.to)
		);
	}
	return left;
}
