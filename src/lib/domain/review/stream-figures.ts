// Puts the platform's files together into the figures of one stream and of those before it.
import { column, figuresAt, textAt, type Dataset } from '../import/dataset.ts';
import type { MetricKey } from '../metrics/dictionary.ts';
import { figure, type Figures } from '../metrics/figures.ts';
import type { MinuteSeries } from '../metrics/series.ts';
import { measured, MISSING, type Value } from '../metrics/value.ts';
import { HOUR, type Instant } from '../time.ts';
import { wholeSeries } from './allocate.ts';

/** Streams that a list may hold: whose, and from when to when. `account` '' = any. */
export interface SoughtStream {
	readonly account: string;
	readonly start: Instant;
	readonly end: Instant;
}

/** A start further away than this is another stream. */
const NEAR = 2 * HOUR;
const BASELINE_STREAMS = 7;

function sameAccount(list: Dataset, row: number, account: string): boolean {
	if (account === '') return true;
	return [textAt(list, row, 'account_id'), textAt(list, row, 'account_name')].includes(account);
}

/** The row of a `compass-streams` list whose start is nearest, within 2 hours; null when none is. */
export function findStream(list: Dataset, sought: SoughtStream): number | null {
	const starts = column(list, 'start_at');
	let best: number | null = null;
	let nearest = NEAR;
	starts.forEach((start, row) => {
		if (typeof start !== 'number' || !sameAccount(list, row, sought.account)) return;
		const away = Math.abs(start - sought.start);
		if (away > nearest) return;
		nearest = away;
		best = row;
	});
	return best;
}

/** The up to 7 streams of the same account before a row, latest first. */
export function streamsBefore(list: Dataset, row: number): readonly Figures[] {
	const starts = column(list, 'start_at');
	const start = starts[row];
	const account = textAt(list, row, 'account_id') ?? textAt(list, row, 'account_name') ?? '';
	if (typeof start !== 'number') return [];
	return starts
		.flatMap((at, each) =>
			typeof at === 'number' && at < start && sameAccount(list, each, account) ? [{ at, each }] : []
		)
		.sort((left, right) => right.at - left.at)
		.slice(0, BASELINE_STREAMS)
		.map(({ each }) => figuresAt(list, each));
}

function total(dataset: Dataset, key: MetricKey): Value {
	const values = column(dataset, key);
	if (values.length === 0 || values.some((value) => typeof value !== 'number')) return MISSING;
	return measured((values as readonly number[]).reduce((sum, value) => sum + value, 0));
}

const FROM_ADS: readonly MetricKey[] = ['ad_cost', 'ad_pay_amt', 'ad_pay_order_cnt', 'ad_show', 'ad_click'];
/** Not what the platform calls the same over a whole stream: per-minute people are counted again in each minute. */
const FROM_MINUTES: readonly MetricKey[] = [
	'pay_amt',
	'pay_order_cnt',
	'new_fans',
	'comment_cnt',
	'like_cnt',
	'fans_club_new'
];

/**
 * The figures of a stream from what was imported: the list's row first, 千川's sums for ads, the minutes' sums for what
 * can be summed and the list does not say. 罗盘 counts all traffic and 千川 only what ads brought: they are never mixed.
 */
export function streamFigures(parts: {
	readonly list: { readonly dataset: Dataset; readonly row: number } | null;
	readonly ads: Dataset | null;
	readonly minutes: MinuteSeries | null;
}): Figures {
	const figures: Partial<Record<MetricKey, Value>> = parts.list
		? { ...figuresAt(parts.list.dataset, parts.list.row) }
		: {};
	if (parts.ads) for (const key of FROM_ADS) figures[key] = total(parts.ads, key);
	if (parts.minutes) {
		const sums = wholeSeries(parts.minutes);
		for (const key of FROM_MINUTES) figures[key] ??= sums[key] ?? MISSING;
		const online = figure(sums, 'online_uv');
		figures.avg_online ??= measured(online === null ? null : Math.round(online));
	}
	return figures;
}
