// How times, lengths, money and shares are written on every screen: one hand, so that 12:30 looks the same everywhere.
import type { Fen } from '#lib/domain/money.ts';
import type { Duration, Instant } from '#lib/domain/time.ts';

/** What stands where nobody knows: missing is never 0. */
export const BLANK = '–';
const MINUS = '\u2212';
/** The show lives on Beijing time, wherever this screen stands; there has been no summer time since 1991. */
const SHANGHAI: Duration = 8 * 3_600_000;

/** Kept: to make one takes a hundred times as long as to use it. */
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

const two = (n: number) => String(n).padStart(2, '0');
const wall = (at: Instant) => new Date(at + SHANGHAI);

/** 20:05 */
export function wallTime(at: Instant | null): string {
	if (at === null) return BLANK;
	const d = wall(at);
	return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}

/** 20:05:09 */
export function wallClock(at: Instant | null): string {
	return at === null ? BLANK : `${wallTime(at)}:${two(wall(at).getUTCSeconds())}`;
}

/** 2026-11-23, the day in Shanghai */
export function wallDay(at: Instant): string {
	return wall(at).toISOString().slice(0, 10);
}

/** 11-23 20:05 */
export function wallDayTime(at: Instant | null): string {
	return at === null ? BLANK : `${wallDay(at).slice(5)} ${wallTime(at)}`;
}

/** 20:05:09, with the day in front where it is another day than that of `home`: 11-24 02:05:09 */
export function dayClock(at: Instant, home: Instant): string {
	return `${wallDay(at) === wallDay(home) ? '' : `${wallDay(at).slice(5)} `}${wallClock(at)}`;
}

/** 20:05, and 11-24 02:05 on another day than that of `home` */
export function dayTime(at: Instant, home: Instant): string {
	return dayClock(at, home).slice(0, -3);
}

/** 12:30, 1:05:00, −0:12: whole seconds, cut towards zero. */
export function duration(ms: Duration | null): string {
	if (ms === null) return BLANK;
	return clock(Math.trunc(ms / 1000));
}

/** Time left: 0:00 is shown exactly when nothing is left, so part of a second still counts as one. */
export function countdown(ms: Duration | null): string {
	if (ms === null) return BLANK;
	return clock(Math.ceil(ms / 1000));
}

/** +0:12 over, −0:12 under, 0:00 on time. */
export function signedDuration(ms: Duration | null): string {
	if (ms === null) return BLANK;
	const seconds = Math.trunc(ms / 1000);
	return seconds > 0 ? `+${clock(seconds)}` : clock(seconds);
}

function clock(seconds: number): string {
	const s = Math.abs(seconds);
	const h = Math.floor(s / 3600);
	const body = `${Math.floor(s / 60) % 60}:${two(s % 60)}`;
	return (seconds < 0 ? MINUS : '') + (h > 0 ? `${h}:${body.padStart(5, '0')}` : body);
}

/** ¥59.90 */
export function yuan(fen: Fen | null): string {
	return fen === null ? BLANK : `${fen < 0 ? MINUS : ''}¥${plainYuan(Math.abs(fen))}`;
}

/** 59.90: as it is typed into a field */
export function plainYuan(fen: Fen): string {
	const abs = Math.abs(fen);
	return `${fen < 0 ? '-' : ''}${Math.floor(abs / 100)}.${two(abs % 100)}`;
}

/** ¥1.2万 from 10,000 yuan, exact below: for charts and pace, with the exact value on hover. */
export function yuanShort(fen: Fen | null): string {
	if (fen === null) return BLANK;
	const abs = Math.abs(fen) / 100;
	return abs < 10_000 ? yuan(fen) : `${fen < 0 ? MINUS : ''}¥${short(abs)}`;
}

/** 12,345 */
export function count(n: number | null): string {
	if (n === null) return BLANK;
	return (n < 0 ? MINUS : '') + GROUPED.format(Math.abs(n));
}

/** 1.2万 from 10,000, exact below. */
export function countShort(n: number | null): string {
	if (n === null) return BLANK;
	return Math.abs(n) < 10_000 ? count(n) : (n < 0 ? MINUS : '') + short(Math.abs(n));
}

function short(n: number): string {
	const [unit, size] = n >= 1e8 ? ['亿', 1e8] : ['万', 1e4];
	const value = n / size;
	return `${value >= 100 ? Math.round(value) : Number(value.toFixed(value >= 10 ? 1 : 2))}${unit}`;
}

/** 0.1234 → 12.3% (`digits` behind the point, 0…4) */
export function percent(share: number | null, digits = 1): string {
	if (share === null) return BLANK;
	return `${share < 0 ? MINUS : ''}${Math.abs(share * 100).toFixed(digits)}%`;
}
