// Person by person for the review: how long they were to be on a post and were, and what that time earned.
import { figure } from '../metrics/figures.ts';
import type { PostKind, Shift } from '../people/post.ts';
import { personKey } from '../people/on-air-stretch.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { personSpans } from '../timing/as-run.ts';
import { earnedByPerson, type PersonEarned } from './air-time.ts';
import { joined, wholeSeries } from './allocate.ts';
import type { Material } from './material.ts';

/** A person on one kind of post. */
export interface PersonLine extends PersonEarned {
	/** By their shifts, ms; null = they had none and came as 补位. */
	readonly planned: Duration | null;
	/** Of all the GMV that the minutes tell, 0..1; two who were on at once both count it. null = no minutes. */
	readonly share: number | null;
}

const NO_MINUTES = { minutes: [], columns: {} };

/**
 * What each person's time on a post earned; empty before the show. Once it is over, who had a shift and was never on
 * stands there too, with no time. Stand-ins who were not called are absent. `lag` ≥ 0 ms: orders follow speech.
 */
export function peopleLines(
	state: StreamState,
	{ minutes }: Pick<Material, 'minutes'>,
	now: Instant,
	lag: Duration = 0
): readonly PersonLine[] {
	const series = minutes ?? NO_MINUTES;
	const total = figure(wholeSeries(series), 'pay_amt');
	const planned = plannedTimes(state);
	const spans = personSpans(state, now).map((span) => ({ ...span, postKind: span.kind }));
	const lines = earnedByPerson(series, spans, lag).map((one): PersonLine => {
		const share = one.gmv === null || total === null || total <= 0 ? null : one.gmv / total;
		return { ...one, planned: planned.get(keyOf(one.postKind, one))?.length ?? null, share };
	});
	if (state.live.endedAt === null) return lines;
	const there = new Set(lines.map((line) => keyOf(line.postKind, line)));
	const absent = [...planned].flatMap(([key, { postKind, shift, length }]): PersonLine[] => {
		if (there.has(key)) return [];
		const { memberId, name } = shift;
		const nothing = { gmv: null, gmvPerMinute: null, clicks: null, orders: null, buyers: null, clickRate: null };
		const none = { ...nothing, conversion: null, averageOnline: null, share: null, figures: {} };
		return [{ ...none, postKind, memberId, name, planned: length, real: 0, covered: 0 }];
	});
	return [...lines, ...absent];
}

const keyOf = (postKind: PostKind, person: Pick<Shift, 'memberId' | 'name'>) => `${postKind} ${personKey(person)}`;

function plannedTimes(state: StreamState) {
	const kinds = new Map(state.posts.map(({ id, kind }) => [id, kind]));
	const shifts = new Map<string, { readonly postKind: PostKind; readonly all: Shift[] }>();
	for (const shift of state.shifts) {
		const postKind = kinds.get(shift.postId);
		if (shift.standIn || !postKind) continue;
		const key = keyOf(postKind, shift);
		shifts.set(key, { postKind, all: [...(shifts.get(key)?.all ?? []), shift] });
	}
	return new Map(
		[...shifts].map(([key, { postKind, all }]) => {
			const length = joined(all).reduce((sum, { from, to }) => sum + to - from, 0);
			return [key, { postKind, shift: all[0]!, length }] as const;
		})
	);
}
