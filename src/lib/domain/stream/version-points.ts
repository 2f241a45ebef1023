// Moments of a stream worth going back to that nobody had to name: the end of each day, each lock, just before air, the end of the show.
import type { MemberId } from '../id.ts';
import type { Instant } from '../time.ts';
import { dayStart } from '../wall-clock.ts';
import type { StreamEvent } from './event.ts';
import type { FeedEntry } from './feed.ts';

export const POINT_KINDS = ['day', 'locked', 'before-air', 'ended'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** The stream as it was after the entry `seq`. */
export interface VersionPoint {
	readonly kind: PointKind;
	readonly seq: number;
	readonly at: Instant;
	readonly by: MemberId;
}

/** The points of a journal up to some entry, to be carried on with the entries after it. */
export interface PointsSoFar {
	/** The last entry read; 0 = none. */
	readonly seq: number;
	readonly points: readonly VersionPoint[];
	/** The last entry read, with whom and when; the end of its day once another day begins. */
	readonly last: VersionPoint | null;
	readonly aired: boolean;
}

export const NO_POINTS: PointsSoFar = { seq: 0, points: [], last: null, aired: false };

/** The points after more entries, which follow the ones read without a gap. Days are Beijing's. */
export function morePoints(known: PointsSoFar, entries: readonly FeedEntry[]): PointsSoFar {
	const points = [...known.points];
	let { seq, last, aired } = known;
	for (const entry of entries) {
		const { at, by } = entry;
		if (last && dayStart(last.at) !== dayStart(at)) points.push(last);
		for (const event of entry.events) {
			const { type } = event;
			if (type === 'sheet-locked') points.push({ kind: 'locked', seq: entry.seq, at, by });
			else if (type === 'show-ended') points.push({ kind: 'ended', seq: entry.seq, at, by });
			else if (takesAir(event) && !aired) {
				aired = true;
				if (seq > 0) points.push({ kind: 'before-air', seq, at, by });
			}
		}
		seq = entry.seq;
		last = { kind: 'day', seq, at, by };
	}
	return { seq, points, last, aired };
}

/** A take, also one that a desk made without the server. */
const takesAir = (event: StreamEvent): boolean =>
	event.type === 'local-merged'
		? event.steps.some((step) => step.outcome === 'kept' && step.events.some(takesAir))
		: event.type === 'item-taken';
