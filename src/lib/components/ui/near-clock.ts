// A clock on air that may mean another day than tonight: for those who read how the whole show stands, not for every cue screen.
import type { Instant } from '#lib/domain/time.ts';
import { wallClock, wallDay } from './format.ts';

/** On air, where a bare clock means the nearest one: 20:05:09, and with its day when it is half a day away or more. */
export function nearWallClock(at: Instant, now: Instant): string {
	return Math.abs(at - now) < 12 * 3_600_000 ? wallClock(at) : `${wallDay(at).slice(5)} ${wallClock(at)}`;
}
