// What a press was aimed at: the run its sender saw on air. Two presses at once cannot both move the show.
import type { OnAirAim } from '../stream/command.ts';
import { type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import type { Run } from './live.ts';
import { itemOf, runOnAir } from './on-air.ts';

/** Somebody else moved the show since the sender looked: says what is on air now, who took it, and when. */
export function movedOn(state: StreamState, onAir: Run | null): Decision {
	if (onAir === null) return refuse('not-on-air');
	const item = itemOf(state, onAir.itemId)?.title ?? '';
	return refuse('already-moved', { item, who: onAir.takenBy, at: onAir.startedAt });
}

/** The run the sender means, or why it is not that any more: show-ended, not-on-air, already-moved. */
export function aimed(state: StreamState, aim: OnAirAim): { readonly run: Run } | Decision {
	if (state.live.phase === 'ended') return refuse('show-ended');
	const run = runOnAir(state);
	if (run === null) return refuse('not-on-air');
	return run.id === aim.runId ? { run } : movedOn(state, run);
}
