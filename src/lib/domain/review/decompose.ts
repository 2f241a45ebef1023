// How much of a difference in GMV each step of the funnel explains: additive log-mean shares (LMDI), exact to the 分.
import type { MetricKey } from '../metrics/dictionary.ts';
import { figure, type Figures } from '../metrics/figures.ts';
import type { Fen } from '../money.ts';

/** A factor before and after; null = it cannot be formed there (0 ÷ 0). */
export interface Factor {
	readonly name: string;
	readonly before: number | null;
	readonly after: number | null;
}

/** A factor's part of the difference, in 分; the parts of all factors add up to the difference exactly. */
export interface Contribution extends Factor {
	readonly part: Fen;
}

function logMean(left: number, right: number): number {
	const ratio = right / left;
	// Close to 1 the quotient of two tiny numbers is noise; there both means are the same.
	return Math.abs(ratio - 1) < 1e-9 ? left : (right - left) / Math.log(ratio);
}

/** Whole parts that add up to the total: rounding goes to the parts that it hurts least. */
function wholeParts(parts: readonly number[], total: Fen): readonly Fen[] {
	const floors = parts.map(Math.floor);
	let missing = total - floors.reduce((sum, part) => sum + part, 0);
	const order = parts
		.map((part, at) => ({ at, over: part - Math.floor(part) }))
		.sort((a, b) => b.over - a.over || a.at - b.at);
	for (let turn = 0; missing !== 0 && order.length > 0; turn += 1) {
		const step = Math.sign(missing);
		const at = (step > 0 ? order : order.toReversed())[turn % order.length]?.at ?? 0;
		floors[at] = (floors[at] ?? 0) + step;
		missing -= step;
	}
	return floors;
}

function shares(factors: readonly Factor[], before: number, after: number): readonly number[] {
	if (before === 0 && after === 0) return factors.map(() => 0);
	if (before === 0 || after === 0) {
		// From nothing, or to nothing: those factors that were (became) zero explain it all, in equal parts.
		const zero = factors.map((factor) => (before === 0 ? factor.before : factor.after) === 0);
		const count = zero.filter(Boolean).length;
		return factors.map((_, at) => (zero[at] && count > 0 ? (after - before) / count : 0));
	}
	const mean = logMean(before, after);
	return factors.map((factor) =>
		factor.before && factor.after && factor.before > 0 && factor.after > 0
			? mean * Math.log(factor.after / factor.before)
			: 0
	);
}

/**
 * Splits `after − before` (分, both ≥ 0) over factors whose products are the two totals. The parts always add up
 * exactly; when the factors do not multiply to the totals, or none of them moved, what is left goes to the last one.
 */
export function decompose(factors: readonly Factor[], before: Fen, after: Fen): readonly Contribution[] {
	if (factors.length === 0) return [];
	const parts = [...shares(factors, before, after)];
	const left = after - before - parts.reduce((sum, part) => sum + part, 0);
	parts[parts.length - 1] = (parts.at(-1) ?? 0) + left;
	const whole = wholeParts(parts, after - before);
	return factors.map((factor, at) => ({ ...factor, part: whole[at] ?? 0 }));
}

/** Steps of the chain; a step is left out when a side does not know it or when it contradicts its neighbours. */
const CHAIN: readonly MetricKey[] = [
	'room_show_uv',
	'watch_uv',
	'product_show_uv',
	'product_click_uv',
	'pay_uv',
	'pay_amt'
];

/** The names of the factors: the first level, then each level per the one before. */
function factorName(level: MetricKey, previous: MetricKey | null): string {
	return previous === null ? level : `${level}/${previous}`;
}

function usable(figures: Figures, chain: readonly MetricKey[]): readonly MetricKey[] {
	const known = chain.filter((key) => figure(figures, key) !== null);
	return known.filter((key, at) => {
		const value = figure(figures, key);
		const next = known[at + 1];
		return !(value === 0 && next !== undefined && (figure(figures, next) ?? 0) > 0);
	});
}

/**
 * GMV = 曝光人数 × 曝光-观看率 × 观看-商品曝光率 × 点击率 × 成交率 × 客单价, before and after. Factor names are
 * `room_show_uv`, `watch_uv/room_show_uv` … `pay_amt/pay_uv`. Null when either side has no GMV.
 */
export function decomposeGmv(before: Figures, after: Figures): readonly Contribution[] | null {
	const was = figure(before, 'pay_amt');
	const is = figure(after, 'pay_amt');
	if (was === null || is === null || was < 0 || is < 0) return null;
	const levels = usable(after, usable(before, CHAIN));
	const value = (figures: Figures, key: MetricKey) => figure(figures, key) ?? 0;
	const rate = (figures: Figures, key: MetricKey, previous: MetricKey | undefined) => {
		if (!previous) return value(figures, key);
		return value(figures, previous) === 0 ? null : value(figures, key) / value(figures, previous);
	};
	const factors = levels.map((key, at) => ({
		name: factorName(key, levels[at - 1] ?? null),
		before: rate(before, key, levels[at - 1]),
		after: rate(after, key, levels[at - 1])
	}));
	return decompose(factors, was, is);
}
