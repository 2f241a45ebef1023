// Does a platform's file belong to this stream? A file of another day is said to be one, and used only when a person says so.
import { column, textAt, type Dataset } from '../import/dataset.ts';
import type { MinuteSeries } from '../metrics/series.ts';
import type { StreamState } from '../stream/state.ts';
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../time.ts';
import { findStream } from './stream-figures.ts';

/** A stretch of time, `from` < `to`. */
export interface Stretched {
	readonly from: Instant;
	readonly to: Instant;
}

/** A stream that a list holds, to choose from; `row` counts data rows from 0. */
export interface ListedStream {
	readonly row: number;
	readonly start: Instant | null;
	readonly name: string;
}

/**
 * How a dataset lies to the show. `fits`: its time meets the show's. `other-time`: it does not. `not-listed`: a list of
 * streams without one that began within 2 hours of this one. `undated`: it carries no time, so nobody can tell.
 */
export type Fit =
	| { readonly name: 'fits'; readonly row: number | null }
	| { readonly name: 'other-time'; readonly span: Stretched }
	| { readonly name: 'not-listed'; readonly streams: readonly ListedStream[] }
	| { readonly name: 'undated' };

/** What a person decided when a file did not fit: use it anyway; `row` = which stream of the list is this one. */
export interface FitChoice {
	readonly anyway: boolean;
	readonly row: number | null;
}

const LISTED_MOST = 200;
/** Products are put up before the show, and orders fall after it. */
const AROUND: Duration = 6 * HOUR;

/** When the show really was; when it was planned before it has been on air; null while nobody knows. */
export function showTime(
	state: Pick<StreamState, 'live' | 'plannedStart' | 'plannedEnd'>,
	now: Instant
): Stretched | null {
	const { startedAt, endedAt } = state.live;
	if (startedAt !== null) return { from: startedAt, to: Math.max(endedAt ?? now, startedAt + 1) };
	if (state.plannedStart === null) return null;
	return { from: state.plannedStart, to: Math.max(state.plannedEnd ?? 0, state.plannedStart + HOUR) };
}

/** The time a dataset speaks of; null when none of its columns tells. */
function datasetSpan(dataset: Dataset): Stretched | null {
	const told = [
		['minute_at', MINUTE],
		['shelf_at', MINUTE],
		['stat_date', DAY]
	] as const;
	for (const [key, length] of told) {
		const moments = column(dataset, key).filter((value): value is number => typeof value === 'number');
		if (moments.length === 0) continue;
		const ends = moments.reduce(({ from, to }, at) => ({ from: Math.min(from, at), to: Math.max(to, at) }), {
			from: Infinity,
			to: -Infinity
		});
		return { from: ends.from, to: ends.to + length };
	}
	return null;
}

/** The streams of a list, at most 200, in the file's order. */
function listedStreams(list: Dataset): readonly ListedStream[] {
	return list.places.slice(0, LISTED_MOST).map((_, row) => {
		const start = column(list, 'start_at')[row];
		const name = textAt(list, row, 'live_title') ?? textAt(list, row, 'account_name') ?? '';
		return { row, start: typeof start === 'number' ? start : null, name };
	});
}

/** How a dataset lies to the show of an account ('' = any). Without a show's time nothing can fit. */
export function fitOf(dataset: Dataset, show: Stretched | null, account: string): Fit {
	if (dataset.kind === 'compass-streams') {
		const row = show && findStream(dataset, { account, start: show.from, end: show.to });
		return row === null ? { name: 'not-listed', streams: listedStreams(dataset) } : { name: 'fits', row };
	}
	const span = datasetSpan(dataset);
	if (!span) return { name: 'undated' };
	const wide = dataset.kind === 'compass-minutes' ? 0 : AROUND;
	const meets = show !== null && span.from < show.to + wide && span.to > show.from - wide;
	return meets ? { name: 'fits', row: null } : { name: 'other-time', span };
}

/** Whether somebody must decide before this file is used. */
export function needsChoice(fit: Fit): boolean {
	return fit.name === 'other-time' || fit.name === 'not-listed';
}

/** How far a file is moved so that its first minute is the minute in which the show began, ms. */
export function shiftToStart(span: Stretched, show: Stretched): Duration {
	return Math.floor(show.from / MINUTE) * MINUTE - Math.floor(span.from / MINUTE) * MINUTE;
}

/** The curve moved by `shift` ms. */
export function shifted(series: MinuteSeries, shift: Duration): MinuteSeries {
	return shift === 0 ? series : { ...series, minutes: series.minutes.map((at) => at + shift) };
}
