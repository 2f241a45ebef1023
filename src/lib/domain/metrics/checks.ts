// Checks that figures of one stream fit each other; a misfit is a warning for people, never a correction.
import type { MetricKey } from './dictionary.ts';
import { metric } from './dictionary.ts';
import type { Figures } from './figures.ts';
import { exact } from './value.ts';

/** A misfit. `found` is what the file says, `formed` what the other figures give, both in the metric's unit. */
export interface Misfit {
	readonly check: 'rate' | 'average-online' | 'net' | 'funnel' | 'products';
	readonly key: MetricKey;
	readonly found: number;
	readonly formed: number;
}

const RATE_TOLERANCE = 0.005;
const ONLINE_TOLERANCE = 0.3;
/** One 分 per part of a sum may be lost to rounding. */
const MONEY_TOLERANCE = 1;

const RATES: readonly MetricKey[] = [
	'show_watch_rate_uv',
	'watch_product_show_rate',
	'product_ctr_uv',
	'product_ctr_pv',
	'product_cvr_uv',
	'product_cvr_pv',
	'watch_pay_rate_uv',
	'watch_pay_rate_pv',
	'refund_1h_rate',
	'follow_rate',
	'interact_rate'
];
const FUNNEL: readonly MetricKey[] = ['room_show_uv', 'watch_uv', 'product_show_uv', 'product_click_uv', 'pay_uv'];

function rates(figures: Figures): Misfit[] {
	return RATES.flatMap((key) => {
		const { aggregation } = metric(key);
		if (aggregation.by !== 'ratio') return [];
		const found = exact(figures[key]);
		const num = exact(figures[aggregation.num]);
		const den = exact(figures[aggregation.den]);
		if (found === null || num === null || !den) return [];
		const formed = (num / den) * aggregation.scale;
		return Math.abs(found - formed) > RATE_TOLERANCE ? [{ check: 'rate' as const, key, found, formed }] : [];
	});
}

/** Average online ≈ views × average watch time ÷ duration: it holds on the public samples within a few percent. */
function online(figures: Figures): Misfit[] {
	const found = exact(figures.avg_online);
	const views = exact(figures.watch_pv);
	const watch = exact(figures.avg_watch_duration);
	const duration = exact(figures.duration);
	if (found === null || views === null || watch === null || !duration) return [];
	const formed = (views * watch) / duration;
	return Math.abs(found - formed) > ONLINE_TOLERANCE * formed
		? [{ check: 'average-online', key: 'avg_online', found, formed }]
		: [];
}

function net(figures: Figures): Misfit[] {
	const pairs = [
		['net_pay_amt', 'pay_amt', 'refund_1h_amt'],
		['net_pay_order_cnt', 'pay_order_cnt', 'refund_1h_order_cnt']
	] as const;
	return pairs.flatMap(([key, whole, refund]) => {
		const found = exact(figures[key]);
		const all = exact(figures[whole]);
		const back = exact(figures[refund]);
		if (found === null || all === null || back === null) return [];
		const formed = all - back;
		return Math.abs(found - formed) > MONEY_TOLERANCE ? [{ check: 'net' as const, key, found, formed }] : [];
	});
}

/** Each step of the funnel holds at most as many people as the step before. */
function funnel(figures: Figures): Misfit[] {
	const misfits: Misfit[] = [];
	let before: number | null = null;
	for (const key of FUNNEL) {
		const found = exact(figures[key]);
		if (found === null) continue;
		if (before !== null && found > before) misfits.push({ check: 'funnel', key, found, formed: before });
		before = found;
	}
	return misfits;
}

/** All misfits within one stream's figures. */
export function checkStream(figures: Figures): readonly Misfit[] {
	return [...rates(figures), ...online(figures), ...net(figures), ...funnel(figures)];
}

/** Whether the parts (products, minutes) add up to the stream in this key; null when either side is unknown. */
export function checkSum(stream: Figures, parts: readonly Figures[], key: MetricKey): Misfit | null {
	const found = exact(stream[key]);
	const numbers = parts.map((part) => exact(part[key]));
	if (found === null || numbers.length === 0 || numbers.includes(null)) return null;
	const formed = (numbers as number[]).reduce((total, number) => total + number, 0);
	return Math.abs(found - formed) > MONEY_TOLERANCE * parts.length ? { check: 'products', key, found, formed } : null;
}
