// Whether a show would begin at an hour nobody planned: a press on tomorrow's stream, or on yesterday's, is more often a mistake than a wish.
import type { StreamState } from '../stream/state.ts';
import { HOUR, type Duration, type Instant } from '../time.ts';

/** A show begun further from its planned hours than this is begun knowingly, ms. Slots are moved by half an hour; a wrong stream is hours away. */
const OFF_PLAN: Duration = HOUR;

export interface OffPlan {
	/** before its planned start, or after its planned end */
	readonly how: 'early' | 'past';
	/** that planned start or end */
	readonly planned: Instant;
	/** from now to then, or from then to now; more than `OFF_PLAN` */
	readonly by: Duration;
}

/** How far a beginning at `at` would be from the plan; null = within it or near, nothing planned, or begun already. */
export function offPlan(
	{ live, plannedStart, plannedEnd }: Pick<StreamState, 'live' | 'plannedStart' | 'plannedEnd'>,
	at: Instant
): OffPlan | null {
	if (live.phase !== 'before') return null;
	if (plannedStart !== null && plannedStart - at > OFF_PLAN)
		return { how: 'early', planned: plannedStart, by: plannedStart - at };
	if (plannedEnd !== null && at - plannedEnd > OFF_PLAN)
		return { how: 'past', planned: plannedEnd, by: at - plannedEnd };
	return null;
}
