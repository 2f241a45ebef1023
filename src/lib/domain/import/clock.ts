// Reads moments and lengths of time. Wall clocks of the platforms are Asia/Shanghai, which is UTC+8 all year.
import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from '../time.ts';
import { dayStart } from '../wall-clock.ts';
import type { UnitHint } from './header.ts';
import { bad, EMPTY, isNothing, plainValue, type Reading } from './reading.ts';

const SHANGHAI = 8 * HOUR;
const UNIT_MS: Readonly<Partial<Record<UnitHint, Duration>>> = { minutes: MINUTE, seconds: SECOND, hours: HOUR };
const WORDS =
	/^(?:(\d+)天)?(?:(\d+(?:\.\d+)?)(?:小时|时|h|hour))?(?:(\d+(?:\.\d+)?)(?:分钟|分|min|m|'|′))?(?:(\d+(?:\.\d+)?)(?:秒|s|sec|"|″))?$/iu;
const MOMENT =
	/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]?(\d{1,2})[:\-时](\d{1,2})(?:[:\-分](\d{1,2})(?:\.\d+)?)?[分秒]?)?(Z|[+-]\d{2}:\d{2})?$/iu;

/** The wall clock in Shanghai as an instant; null when there is no such day or time (31 February, 25:00). */
function shanghai(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Instant | null {
	const at = Date.UTC(year, month - 1, day, hour, minute, second);
	const back = new Date(at);
	const real =
		back.getUTCFullYear() === year &&
		back.getUTCMonth() === month - 1 &&
		back.getUTCDate() === day &&
		back.getUTCHours() === hour &&
		back.getUTCMinutes() === minute;
	return real && second < 60 ? at - SHANGHAI : null;
}

/** A length of time in ms. A bare number needs a unit from its heading; without one it is refused. */
export function readDuration(cell: string | number | null, unit: UnitHint | null): Reading {
	if (cell === null) return EMPTY;
	const factor = unit ? UNIT_MS[unit] : undefined;
	if (typeof cell === 'number') {
		if (!Number.isFinite(cell) || cell < 0) return bad('unreadable-duration');
		return factor ? { kind: 'exact', value: Math.round(cell * factor) } : bad('duration-without-unit');
	}
	const text = plainValue(cell);
	if (isNothing(text)) return EMPTY;
	if (/^\d+(\.\d+)?$/u.test(text)) {
		return factor ? { kind: 'exact', value: Math.round(Number(text) * factor) } : bad('duration-without-unit');
	}
	const hms = /^(\d{1,3}):([0-5]\d):([0-5]\d)$/u.exec(text);
	if (hms) return { kind: 'exact', value: Number(hms[1]) * HOUR + Number(hms[2]) * MINUTE + Number(hms[3]) * SECOND };
	const found = WORDS.exec(text);
	if (!found) return bad('unreadable-duration');
	const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
	return { kind: 'exact', value: Math.round(days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND) };
}

/** A moment as epoch ms: `YYYY/MM/DD HH:mm[:ss]`, dashes or 年月日, `00-00-00` times, an Excel serial, ISO with its zone. */
export function readInstant(cell: string | number | null): Reading {
	if (cell === null) return EMPTY;
	if (typeof cell === 'number') {
		// 1954 … 2119: anything else is not a day of this trade.
		if (cell < 20_000 || cell > 80_000) return bad('unreadable-time');
		return { kind: 'exact', value: Math.round((cell - 25_569) * 86_400) * SECOND - SHANGHAI };
	}
	const text = cell.normalize('NFKC').trim().replace(/\s+/gu, ' ');
	if (isNothing(text)) return EMPTY;
	const compact = /^(20\d{2})(\d{2})(\d{2})$/u.exec(text);
	const found = compact ?? MOMENT.exec(text.replace(/([年月日]) (?=\d)/gu, '$1'));
	if (!found) return bad('unreadable-time');
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
		.slice(1, 7)
		.map((part) => Number(part ?? 0));
	const at = shanghai(year, month, day, hour, minute, second);
	if (at === null) return bad('unreadable-time');
	const zone = found[7];
	return { kind: 'exact', value: zone ? at + SHANGHAI - zoneOffset(zone) : at };
}

function zoneOffset(zone: string): Duration {
	if (/^z$/iu.test(zone)) return 0;
	const sign = zone.startsWith('-') ? -1 : 1;
	return sign * (Number(zone.slice(1, 3)) * HOUR + Number(zone.slice(4, 6)) * MINUTE);
}

/** A day as the instant of its first moment in Shanghai. */
export function readDate(cell: string | number | null): Reading {
	const reading = readInstant(cell);
	if (reading.kind !== 'exact') return reading;
	return { kind: 'exact', value: dayStart(reading.value) };
}
