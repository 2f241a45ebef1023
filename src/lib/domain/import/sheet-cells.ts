// Reads the cells of a run-sheet as teams type them: 到手59 · 6min · 20:06—20:12 · 3号链接. A price that is a range stays open.
import { MINUTE, HOUR, type Duration } from '../time.ts';
import { readDuration } from './clock.ts';
import type { UnitHint } from './header.ts';
import { readCount, readMoney, readRatio } from './number.ts';
import { bad, EMPTY, isNothing, plainValue, type Reading } from './reading.ts';

const PRICE =
	/^(?:到手价?|直播价|券后价?|活动价|秒杀价|现价|限时|仅需?|只要|:|¥)*(\d{1,3}(?:,\d{3})+|\d{1,7})(\.\d{1,2})?(?:元|块)?(?:\(?(?:包邮|到手|券后|含赠品?)\)?)?$/u;
/** 9块9, 59元9: how a price is said. */
const SPOKEN = /^(?:到手价?|仅需?|只要)?(\d{1,6})[块元](\d)(?:毛|角)?(?:包邮)?$/u;
/** 100,000,000 yuan: a dearer cell is an id or a phone number in the wrong column. */
const DEAREST = 10_000_000_000;
/** Ten billion yuan: a higher goal is an id in the wrong column. */
const HIGHEST_GOAL = 1e12;
/** Longer lengths of one item are a clock time that a spreadsheet took for a length. */
const LONGEST = 4 * HOUR;

/** A price in 分. Ranges ("59.9-79.9", "59起") and sentences are not prices. */
export function readPrice(cell: string | number | null): Reading {
	const reading = priceOf(cell);
	return reading.kind === 'exact' && reading.value > DEAREST ? bad('price-unreadable') : reading;
}

function priceOf(cell: string | number | null): Reading {
	if (cell === null) return EMPTY;
	if (typeof cell === 'number') {
		return Number.isFinite(cell) && cell >= 0
			? { kind: 'exact', value: Math.round(cell * 100) }
			: bad('price-unreadable');
	}
	const text = plainValue(cell);
	if (isNothing(text)) return EMPTY;
	const spoken = SPOKEN.exec(text);
	if (spoken) return { kind: 'exact', value: Number(spoken[1]) * 100 + Number(spoken[2]) * 10 };
	const found = PRICE.exec(text);
	if (found) {
		return { kind: 'exact', value: Math.round(Number((found[1] ?? '').replaceAll(',', '') + (found[2] ?? '')) * 100) };
	}
	return bad(/^¥?\d+(\.\d+)?元?(起|[-~至到/]¥?\d+(\.\d+)?元?)$/u.test(text) ? 'price-range' : 'price-unreadable');
}

/** A goal in 分: what an item shall sell for. "5万", "50000"; a range is no goal. */
export function readGoal(cell: string | number | null, unit: UnitHint | null): Reading {
	const reading = readMoney(cell, unit);
	if (reading.kind === 'empty') return reading;
	const fits = reading.kind === 'exact' && reading.value >= 0 && reading.value <= HIGHEST_GOAL;
	return fits ? reading : bad('goal-unreadable');
}

/** How long an item is planned to run, ms, more than 0. A bare number is minutes unless the heading says otherwise. */
export function readLength(cell: string | number | null, unit: UnitHint | null): Reading {
	if (
		typeof cell === 'string' &&
		/^\d+(\.\d+)?(min|分钟|分)?[-~至到]\d+(\.\d+)?(min|分钟|分)?$/iu.test(plainValue(cell))
	) {
		return bad('length-range');
	}
	const half = typeof cell === 'string' ? halfLength(plainValue(cell)) : null;
	if (half !== null) return { kind: 'exact', value: half };
	const given = unit === 'seconds' || unit === 'hours' ? unit : 'minutes';
	const reading = readDuration(cell, given);
	if (reading.kind === 'bad') return bad('length-unreadable');
	if (reading.kind === 'exact' && (reading.value <= 0 || reading.value > LONGEST)) return bad('length-unreadable');
	return reading;
}

/** 半小时, 1小时半, 5分半: a length with a half in it; null = none. */
function halfLength(text: string): Duration | null {
	const before = /^半个?(小时|分钟)$/u.exec(text);
	if (before) return (before[1] === '小时' ? HOUR : MINUTE) / 2;
	const after = /^(\d{1,2})个?(小时|分钟?)半$/u.exec(text) ?? /^(\d{1,2})个?半(小时|分钟?)$/u.exec(text);
	return after ? (Number(after[1]) + 0.5) * (after[2] === '小时' ? HOUR : MINUTE) : null;
}

/** A time slot. `start` in minutes of the day (0 … 1439), null when the slot counts from the stream's start ("0-10分钟"). */
export interface Slot {
	readonly start: number | null;
	readonly length: Duration | null;
}

const DAY_MINUTES = 1_440;
const CLOCK = String.raw`(\d{1,2})(?:[:点时](\d{1,2})?分?)(?::\d{2})?`;
const ONE_CLOCK = new RegExp(`^(?:\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2})?${CLOCK}$`, 'u');
const TWO_CLOCKS = new RegExp(`^${CLOCK}[-~至到]+${CLOCK}$`, 'u');
const RELATIVE = /^(\d{1,3})(?:分钟|min|')?[-~至到](\d{1,3})(?:分钟|min|分|')$/iu;

function minutes(hour: string | undefined, minute: string | undefined): number | null {
	const value = Number(hour) * 60 + Number(minute ?? 0);
	return Number(hour) < 24 && Number(minute ?? 0) < 60 ? value : Number(hour) === 24 && !Number(minute) ? 0 : null;
}

/** A slot as typed: one clock time, two of them (midnight may lie between), or minutes from the start. */
export function readSlot(cell: string | number | null): { readonly slot: Slot } | 'empty' | 'bad' {
	if (cell === null) return 'empty';
	if (typeof cell === 'number') {
		// A time of day that a workbook keeps as a fraction of the day, alone or behind the number of a day (1954 … 2119).
		const withDay = cell >= 20_000 && cell < 80_000 && !Number.isInteger(cell);
		return (cell >= 0 && cell < 1) || withDay
			? { slot: { start: Math.round((cell % 1) * DAY_MINUTES) % DAY_MINUTES, length: null } }
			: 'bad';
	}
	const text = plainValue(cell);
	if (isNothing(text)) return 'empty';
	const one = ONE_CLOCK.exec(text);
	if (one) {
		const start = minutes(one[1], one[2]);
		return start === null ? 'bad' : { slot: { start, length: null } };
	}
	const two = TWO_CLOCKS.exec(text);
	if (two) {
		const start = minutes(two[1], two[2]);
		const end = minutes(two[3], two[4]);
		if (start === null || end === null || start === end) return 'bad';
		return { slot: { start, length: ((end - start + DAY_MINUTES) % DAY_MINUTES) * MINUTE } };
	}
	const relative = RELATIVE.exec(text);
	if (relative && Number(relative[2]) > Number(relative[1])) {
		return { slot: { start: null, length: (Number(relative[2]) - Number(relative[1])) * MINUTE } };
	}
	return 'bad';
}

/** A commission as a share 0..1. "20%" is clear; a bare 20 is only under a heading of a share (佣金比例), else it may be yuan. */
export function readCommission(cell: string | number | null, header: string): Reading {
	const ofShare = /比例|率|%|％/u.test(header);
	const reading = readRatio(cell, false);
	const bare = typeof cell === 'number' || (cell !== null && !/[%％]/u.test(cell));
	if (reading.kind === 'empty') return reading;
	if (reading.kind === 'exact' && !bare) return reading.value <= 1 ? reading : bad('commission-unclear');
	const count = readCount(cell);
	if (!ofShare || count.kind !== 'exact' || count.value < 0 || count.value > 100) return bad('commission-unclear');
	if (count.value > 1) return { kind: 'exact', value: Number((count.value / 100).toPrecision(15)) };
	return count.value === 1 ? bad('commission-unclear') : count;
}

/** Pieces of stock, a whole number from 0. */
export function readStock(cell: string | number | null): Reading {
	const reading = readCount(cell);
	if (reading.kind === 'empty') return reading;
	const whole = reading.kind === 'exact' && Number.isInteger(reading.value) && reading.value >= 0;
	return whole ? reading : bad('stock-unreadable');
}

/** The number of a link in the cart, 1 … 9999: "3", "03", "3.0", "3号", "3号链接". An address gives nothing. */
export function readLinkNo(cell: string | number | null): Reading {
	if (cell === null) return EMPTY;
	const text = plainValue(String(cell));
	if (isNothing(text) || /^https?:|\//iu.test(text)) return EMPTY;
	const found = /^(?:第|链接)?(\d{1,4})(?:\.0+)?(?:号|#)?(?:链接)?$/u.exec(text);
	const value = Number(found?.[1] ?? 0);
	return value >= 1 ? { kind: 'exact', value } : bad('link-unreadable');
}

/** Selling points out of one cell: by lines, semicolons or numbering. */
export function readPoints(text: string): readonly string[] {
	return text
		.replace(/([①-⑳]|(?:^|[\n;；。])\s*\d{1,2}(?:[、)）]|\.(?!\d)))\s*/gu, '\n')
		.split(/[\n;；]+/u)
		.map((point) => point.replace(/^[\s·•*-]+/u, '').trim())
		.filter((point) => point !== '')
		.slice(0, 20);
}
