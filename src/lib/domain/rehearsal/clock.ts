// The clock of a 彩排: it begins where the plan begins and runs as fast as the room likes; durations are never touched.
import type { Instant } from '../time.ts';

/** How fast a 彩排 may run: minutes of the show in a minute of the room. */
export const REHEARSAL_RATES = [1, 2, 5, 20, 60] as const;
export type RehearsalRate = (typeof REHEARSAL_RATES)[number];

/** A straight piece of the clock: at `since` of the server's own time it showed `at`, and since then it goes `rate` times as fast. */
export interface RehearsalClock {
	readonly since: Instant;
	readonly at: Instant;
	/** 0 = it stands */
	readonly rate: RehearsalRate | 0;
}

/** What the clock shows at `now` (the server's own time), in whole ms. Before `since` (a screen's clock lags a little) it shows where the piece began. */
export function showTime(clock: RehearsalClock, now: Instant): Instant {
	return clock.at + Math.round(Math.max(0, now - clock.since) * clock.rate);
}

/** The clock going on at another rate from what it shows at `now`; it never goes back. */
export function turned(clock: RehearsalClock, now: Instant, rate: RehearsalRate | 0): RehearsalClock {
	return { since: Math.max(clock.since, now), at: showTime(clock, now), rate };
}
