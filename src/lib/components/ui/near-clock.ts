// A clock on air that may mean another day than tonight: for those who read how the whole show stands, not for every cue screen.
import type { Instant } from '#lib/domain/time.ts';
import { wallClock, wallDay, wallTime } from './format.ts';

const isNear = (at: Instant, now: Instant): boolean => Math.abs(at - now) < 12 * 3_600_000;

/** On air, where a bare clock means the nearest one: 20:05:09, and 11-24 20:05 when it is half a day away or more, where no second matters. */
export function nearWallClock(at: Instant, now: Instant): string {
	return isNear(at, now) ? wallClock(at) : nearWallTime(at, now);
}

/** The same to the minute. */
export function nearWallTime(at: Instant, now: Instant): string {
	return isNear(at, now) ? wallTime(at) : `${wallDay(at).slice(5)} ${wallTime(at)}`;
}
