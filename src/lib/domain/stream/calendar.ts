// A stream on a calendar: it stands on every day it touches, a night over midnight on two, one of 24 hours as well.
import { DAY, type Instant } from '../time.ts';
import type { StreamCard } from './day.ts';

export interface OnDay {
	/** It begins on this day; otherwise it goes on from the day before. */
	readonly begins: boolean;
	/** Until when on this day, at most the end of the day. */
	readonly until: Instant;
}

/**
 * What of a stream lies on the day that begins at `day`; null = nothing, as for one without a start. Without an end it is
 * on the day it begins; one that ends at midnight is not on the day after; one on air lasts until `now` at least.
 */
export function onDay(
	{ plannedStart: start, plannedEnd, phase }: Pick<StreamCard, 'plannedStart' | 'plannedEnd' | 'phase'>,
	day: Instant,
	now: Instant
): OnDay | null {
	if (start === null || start >= day + DAY) return null;
	const begins = start >= day;
	const end = Math.max(plannedEnd ?? start, phase === 'air' ? now : start);
	return begins || end > day ? { begins, until: Math.min(end, day + DAY) } : null;
}
