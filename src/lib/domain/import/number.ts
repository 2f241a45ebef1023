// Reads numbers as the platforms write them: ¥1,299 · 1.2万 · 12.3% · 7.5w~10w · 1w+.
import type { UnitHint } from './header.ts';
import { bad, EMPTY, isNothing, plainValue, type Reading } from './reading.ts';

const SCALE: Readonly<Record<string, number>> = { 万: 1e4, w: 1e4, 亿: 1e8, k: 1e3 };
const ONE = /^([+-]?)¥?([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万|亿|w|k)?(%|元|件|单|人次|人|次|个|张)?$/iu;
const SIMPLE = /^-?\d{1,15}(?:\.\d+)?$/u;

interface Amount {
	readonly value: number;
	readonly percent: boolean;
	readonly scaled: boolean;
}

function amount(text: string): Amount | null {
	const found = ONE.exec(text);
	if (!found) return null;
	const [, before = '', after = '', whole = '', fraction = '', scale = '', unit = ''] = found;
	if (before && after) return null;
	const sign = before === '-' || after === '-' ? -1 : 1;
	const value = sign * Number(whole.replaceAll(',', '') + fraction) * (SCALE[scale.toLowerCase()] ?? 1);
	// 1.2万 is 12000 to the last digit, but 1.2*1e4 need not be in binary.
	return { value: Number(value.toPrecision(15)), percent: unit === '%', scaled: scale !== '' };
}

function range(text: string): { min: number; max: number | null; percent: boolean } | null {
	const open = /^(.+?)(?:\+|以上)$/u.exec(text);
	if (open) {
		const from = amount(open[1] ?? '');
		return from && { min: from.value, max: null, percent: from.percent };
	}
	const below = /^[<≤](.+)$/u.exec(text);
	if (below) {
		const to = amount(below[1] ?? '');
		return to && { min: 0, max: to.value, percent: to.percent };
	}
	const both = /^(¥?\d[^-~至到]*)(?:-|~|至|到)(¥?\d.*)$/u.exec(text);
	if (!both) return null;
	const [, left = '', right = ''] = both;
	const to = amount(right);
	let from = amount(left);
	if (!from || !to) return null;
	const suffix = /(万|亿|w|k)(?:元|%)?$/iu.exec(right)?.[1];
	// "1-2万" means 1万 to 2万.
	if (suffix && !from.scaled) from = amount(left + suffix) ?? from;
	if (from.value > to.value) from = amount(left) ?? from;
	if (from.value > to.value) return null;
	return { min: from.value, max: to.value, percent: to.percent };
}

/** No shop sells for ten trillion yuan; beyond this sums in 分 would no longer be exact. */
const LARGEST = 1e13;

interface Plain {
	readonly value: number;
	readonly percent: boolean;
}

function known(value: number, percent: boolean): Reading<Plain> {
	return Math.abs(value) <= LARGEST ? { kind: 'exact', value: { value, percent } } : bad('unreadable-number');
}

function read(cell: string | number | null): Reading<Plain> & { percent?: boolean } {
	if (cell === null) return EMPTY;
	// NaN and the infinities are not within any bound.
	if (typeof cell === 'number') return known(cell, false);
	if (SIMPLE.test(cell)) return known(Number(cell), false);
	const text = plainValue(cell);
	if (isNothing(text)) return EMPTY;
	const one = amount(text);
	if (one) return known(one.value, one.percent);
	const span = range(text);
	return span && (span.max ?? span.min) <= LARGEST
		? { kind: 'range', min: span.min, max: span.max, percent: span.percent }
		: bad('unreadable-number');
}

function scaled(reading: ReturnType<typeof read>, factor: number, whole: boolean): Reading {
	const fit = (value: number) => (whole ? Math.round(value * factor) : value * factor);
	if (reading.kind === 'exact') {
		return reading.value.percent ? bad('unreadable-number') : { kind: 'exact', value: fit(reading.value.value) };
	}
	if (reading.kind === 'range') {
		if (reading.percent) return bad('unreadable-number');
		return { kind: 'range', min: fit(reading.min), max: reading.max === null ? null : fit(reading.max) };
	}
	return reading;
}

/** A plain number: counts, factors. A percent sign is refused here. */
export function readCount(cell: string | number | null): Reading {
	return scaled(read(cell), 1, false);
}

/** An amount of money in 分, an integer; the cell is in yuan unless the heading says 万元. */
export function readMoney(cell: string | number | null, unit: UnitHint | null): Reading {
	return scaled(read(cell), unit === 'ten-thousand-yuan' ? 1_000_000 : 100, true);
}

/** Twice as many as went in is more than any platform's rate can be; the small excess of deduplication passes. */
const HIGHEST_RATE = 2;

/**
 * A share 0..1. "12.3%" is 0.123; a bare number is taken as it stands, divided by 100 when `hundredths` says that this
 * column is in percent.
 */
export function readRatio(cell: string | number | null, hundredths: boolean): Reading {
	const reading = read(cell);
	if (reading.kind === 'empty' || reading.kind === 'bad') return reading;
	if (reading.kind === 'range') {
		const by = reading.percent || hundredths ? 100 : 1;
		return { kind: 'range', min: reading.min / by, max: reading.max === null ? null : reading.max / by };
	}
	const value = reading.value.percent || hundredths ? share(reading.value.value) : reading.value.value;
	return value > HIGHEST_RATE || value < 0 ? bad('ratio-above-one') : { kind: 'exact', value };
}

/** 14.07 / 100 is 0.14070000000000002 in binary; the file said 0.1407. */
function share(percent: number): number {
	return Number((percent / 100).toPrecision(15));
}
