// What became of the promises made on air (三分钟后开福袋): kept in time, kept late, dropped, or not kept.
import type { HostPromise } from '../live/live.ts';
import { itemOf } from '../live/on-air.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE, type Duration, type Instant } from '../time.ts';

/** Promises are made in minutes; the tap that says 兑现 comes a moment after. */
const IN_TIME: Duration = MINUTE;

/** `waits` = not due yet, or no time was named and the show goes on. */
export type PromiseOutcome = 'kept' | 'late' | 'dropped' | 'open' | 'waits';

export interface PromiseLine {
	readonly promise: HostPromise;
	/** On air when it was said; null = none, or it is not on the sheet any more. */
	readonly item: Item | null;
	readonly outcome: PromiseOutcome;
	/** How long after its time it was kept, ≥ 0 ms; null = it was not, or no time was named. */
	readonly late: Duration | null;
}

export interface PromiseReview {
	/** In the order in which they were said. */
	readonly lines: readonly PromiseLine[];
	readonly count: Readonly<Record<PromiseOutcome, number>>;
}

/** Every promise of the show, as it stands at `now`. What is still owed when the show ends was not kept. */
export function promiseReview(state: StreamState, now: Instant): PromiseReview {
	const ended = state.live.phase === 'ended';
	const lines = state.live.promises.map((promise): PromiseLine => {
		const { due, step, settledAt, itemId } = promise;
		const late = step !== 'kept' || due === null || settledAt === null ? null : Math.max(0, settledAt - due);
		const owed = ended || (due !== null && due < now) ? 'open' : 'waits';
		const outcome = step === 'open' ? owed : step === 'kept' && (late ?? 0) > IN_TIME ? 'late' : step;
		return { promise, item: itemOf(state, itemId), outcome, late };
	});
	const of = (outcome: PromiseOutcome) => lines.filter((line) => line.outcome === outcome).length;
	const count = { kept: of('kept'), late: of('late'), dropped: of('dropped'), open: of('open'), waits: of('waits') };
	return { lines, count };
}
