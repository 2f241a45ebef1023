// A stretch of time as people say it: 20:00–24:00, 22:00–次日 02:00; a bare 10:00–10:00 would say nothing.
import type { Instant } from '#lib/domain/time.ts';
import { daysAfter, dayStart } from '#lib/domain/wall-clock.ts';
import { m } from '#lib/paraglide/messages.js';
import { wallDayTime, wallTime } from './format.ts';

/** The end of something that began at `from`: midnight is 24:00, later is 次日, and on any other day its date is said. */
export function endWords(from: Instant, to: Instant): string {
	const days = daysAfter(to, from);
	if (days === 0) return wallTime(to);
	if (days === 1) return to === dayStart(to) ? '24:00' : m.common_next_day({ at: wallTime(to) });
	return wallDayTime(to);
}

/** The beginning of something, told on the day of `home`. */
export function beginWords(home: Instant, from: Instant): string {
	const days = daysAfter(from, home);
	return days === 0 ? wallTime(from) : days === 1 ? m.common_next_day({ at: wallTime(from) }) : wallDayTime(from);
}

/** Beginning and end; null = not known. With `home`, a beginning on another day than that of `home` says so. */
export function spanWords(from: Instant, to: Instant | null, home: Instant = from): string {
	return `${beginWords(home, from)}–${to === null ? '' : endWords(from, to)}`;
}
