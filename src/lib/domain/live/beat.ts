// The loop inside an item (节拍): 塑品 → 互动 → 逼单 → 开价 → 追单 and round again, with a clock of its own.
import type { OnAirAim } from '../stream/command.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { aimed } from './aim.ts';
import { BEATS, type Beat, type BeatStep, type Run } from './live.ts';
import { isWhole, LIVE_LIMITS, outOfRange } from './range.ts';

/** A place in the loop. */
export type BeatPlace = Pick<BeatStep, 'beat' | 'round'>;

/** Where every item begins, without anybody pressing. */
export const FIRST_BEAT: BeatPlace = { beat: 'shape', round: 1 };

/** Where the run is in its loop, and since when. O(1). */
export function beatOf(run: Pick<Run, 'startedAt' | 'beats'>): BeatStep {
	return run.beats?.at(-1) ?? { ...FIRST_BEAT, at: run.startedAt };
}

/** The place one step on (`by` 1) or back (`by` -1); null = there is none (before the first, behind the last round). */
export function beatBeside(place: BeatPlace, by: 1 | -1): BeatPlace | null {
	const step = (place.round - 1) * BEATS.length + BEATS.indexOf(place.beat) + by;
	const beat: Beat | undefined = BEATS[step % BEATS.length];
	const round = Math.floor(step / BEATS.length) + 1;
	return beat === undefined || round > LIVE_LIMITS.rounds ? null : { beat, round };
}

/**
 * Goes to a place of the loop. The wish names the place and not a direction, so two who press at once step once: the
 * second finds nothing to change. Refuses: show-ended, not-on-air, already-moved, value-out-of-range (`round`), nothing-to-change.
 */
export function decideBeat(state: StreamState, { beat, round }: BeatPlace, aim: OnAirAim): Decision {
	const found = aimed(state, aim);
	if ('ok' in found) return found;
	if (!isWhole(round, 1, LIVE_LIMITS.rounds)) return outOfRange('round');
	const { run } = found;
	const now = beatOf(run);
	if (now.beat === beat && now.round === round) return refuse('nothing-to-change');
	return accept({ type: 'beat-stepped', runId: run.id, beat, round });
}
