// Clocks and days as people in the studio read them: Beijing time, whatever the machine's own zone is.
import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from './time.ts';

const BEIJING: Duration = 8 * HOUR;
const two = (n: number) => String(n).padStart(2, '0');

/** The clock of an instant: `20:05`, with seconds only when there are some. */
export function clockText(at: Instant): string {
	const d = new Date(at + BEIJING);
	const seconds = d.getUTCSeconds();
	return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}${seconds ? `:${two(seconds)}` : ''}`;
}

/** The day of an instant: `2026-11-23`. */
export function dayText(at: Instant): string {
	return new Date(at + BEIJING).toISOString().slice(0, 10);
}

/** Day and clock of an instant, to the second: `2026-11-23 20:05:00`. Always as long, so that a column of them reads and sorts alike. */
export function momentText(at: Instant): string {
	return new Date(at + BEIJING).toISOString().slice(0, 19).replace('T', ' ');
}

/** The first moment of an instant's day. */
export function dayStart(at: Instant): Instant {
	return Math.floor((at + BEIJING) / DAY) * DAY - BEIJING;
}

/** How many days the day of `at` lies after the one of `home`: 0 = the same day, 1 = 次日, negative = before. */
export function daysAfter(at: Instant, home: Instant): number {
	return Math.round((dayStart(at) - dayStart(home)) / DAY);
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(at: Instant): number {
	return (new Date(at + BEIJING).getUTCDay() + 6) % 7;
}

/** The first moment of the month that lies `by` months from the one of `at`. */
export function monthStart(at: Instant, by = 0): Instant {
	const d = new Date(at + BEIJING);
	return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + by, 1) - BEIJING;
}

/** Reads a day (`2026-11-23`) as its first moment; null for an empty or impossible one. */
export function readDay(text: string): Instant | null {
	if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return null;
	const at = Date.parse(`${text}T00:00Z`);
	return Number.isNaN(at) ? null : at - BEIJING;
}

/**
 * The instant of a clock (`20:00`, `2000`, `20:00:30`, `20点`) near a given one: from 6 h before it to 18 h after, so that
 * 00:30 in a show that began at 19:00 is the next day. Null when it is no clock.
 */
export function nearClock(text: string, near: Instant): Instant | null {
	const plain = text
		.normalize('NFKC')
		.trim()
		.replace(/[点时]$/u, ':00')
		.replace(/[点时]/u, ':')
		.replace(/分$/u, '');
	const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/u.exec(plain) ?? /^(\d{2})(\d{2})$/u.exec(plain);
	if (!found) return null;
	const [hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0));
	if (hour > 24 || minute > 59 || second > 59) return null;
	const clock = hour * HOUR + minute * MINUTE + second * SECOND;
	const from = near - 6 * HOUR;
	const at = dayStart(from) + clock;
	return at < from ? at + DAY : at >= from + DAY ? at - DAY : at;
}

/** A length of time as a stop-watch shows it: `5:00`, `1:05:00`; a minus sign for less than nothing. */
export function lengthText(length: Duration): string {
	const total = Math.round(Math.abs(length) / SECOND);
	const hours = Math.floor(total / 3600);
	const minutes = Math.floor((total % 3600) / 60);
	const rest = `${hours ? two(minutes) : minutes}:${two(total % 60)}`;
	return `${length < 0 ? '−' : ''}${hours ? `${hours}:` : ''}${rest}`;
}
