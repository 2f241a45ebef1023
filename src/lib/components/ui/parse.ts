// What people type into fields for lengths, money and times of day, in the ways they really type it.
import type { Fen } from '#lib/domain/money.ts';
import type { Duration, Instant } from '#lib/domain/time.ts';

const SHANGHAI: Duration = 8 * 3_600_000;
const DAY: Duration = 86_400_000;

/** Full-width digits, colons and blanks are the same to the person who typed them. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** "6" (minutes), "6:30", "1:05:00", "6分钟", "6分30秒", "90秒", "1小时", "1.5h" → ms; null when it is none of these. */
export function parseDuration(text: string): Duration | null {
	const t = plain(text);
	const clock = /^(?:(\d{1,2}):)?(\d{1,4}):([0-5]\d)$/.exec(t);
	if (clock) {
		const [, h = '0', m = '0', s = '0'] = clock;
		if (clock[1] !== undefined && Number(m) > 59) return null;
		return (Number(h) * 3600 + Number(m) * 60 + Number(s)) * 1000;
	}
	if (/^\d+(\.\d+)?$/.test(t)) return Math.round(Number(t) * 60_000);
	const words =
		/^(?:(\d+(?:\.\d+)?)(?:小时|h|hr|hours?))?(?:(\d+(?:\.\d+)?)(?:分钟|分|m|min|mins|minutes?|'))?(?:(\d+(?:\.\d+)?)(?:秒钟|秒|s|sec|secs|seconds?|"))?$/.exec(
			t
		);
	if (!t || !words) return null;
	const [, h = '0', m = '0', s = '0'] = words;
	return Math.round(Number(h) * 3_600_000 + Number(m) * 60_000 + Number(s) * 1000);
}

/** "59.9", "¥59.90", "59.9元", "1,299", "1.2万" → 分, exact; null when unreadable or finer than 1 分. */
export function parseYuan(text: string): Fen | null {
	const found = /^(-?)[¥￥]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(万|w)?(?:元|块|rmb)?$/.exec(plain(text));
	if (!found) return null;
	const [, sign = '', whole = '0', fraction = '', ten] = found;
	const places = ten ? 6 : 2;
	if (/[1-9]/.test(fraction.slice(places))) return null;
	const fen = Number(whole.replaceAll(',', '') + fraction.slice(0, places).padEnd(places, '0'));
	return Number.isSafeInteger(fen) ? (sign ? -fen : fen) : null;
}

/** "1,200", "１２００", "1.2万" → a number; null when it is none. */
export function parseNumber(text: string): number | null {
	const found = /^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(万|w)?$/.exec(plain(text));
	if (!found?.[1]) return null;
	const n = Number(found[1].replaceAll(',', ''));
	return found[2] ? Math.round(n * 1e4 * 1e6) / 1e6 : n;
}

/** "20:05", "2005", "20点05", "8点", "20:05:30" → ms since midnight (0 … 24 h, exclusive); null when it is no time of day. */
export function parseTimeOfDay(text: string): Duration | null {
	const t = plain(text);
	const found = /^(\d{1,2})(?:[:点时.](?:(\d{1,2})(?:分|:(\d{1,2}))?)?)?$/.exec(t) ?? /^(\d{2})(\d{2})$/.exec(t);
	if (!found) return null;
	const [h, m, s] = [found[1], found[2], found[3]].map((x) => Number(x ?? 0)) as [number, number, number];
	return h < 24 && m < 60 && s < 60 ? (h * 3600 + m * 60 + s) * 1000 : null;
}

/**
 * The moment with that time of day (Shanghai) nearest to `near`: 00:30 belongs to the night of a show that began at 20:00.
 * One inside `within`, both ends included, goes before any other: in a show round the clock 02:00 is not before its beginning.
 */
export function nearestMoment(
	timeOfDay: Duration,
	near: Instant,
	within: { readonly from: Instant; readonly to: Instant } | null = null
): Instant {
	const midnight = Math.floor((near + SHANGHAI) / DAY) * DAY - SHANGHAI;
	const all = [-1, 0, 1, 2].map((days) => midnight + timeOfDay + days * DAY);
	const inside = all.filter((at) => within !== null && at >= within.from && at <= within.to);
	return (inside.length > 0 ? inside : all).reduce((a, b) => (Math.abs(b - near) < Math.abs(a - near) ? b : a));
}
