// Taking back one's own change: the new commands that undo it, without touching what others did since.
import { inverseOfAnswer } from '../plan/inverse-lock.ts';
import { inverseOfLive } from '../live/inverse.ts';
import { inverseOfPlan } from '../plan/inverse.ts';
import { inverseOfReview } from '../review/inverse.ts';
import type { Command } from './command.ts';
import type { StreamEvent } from './event.ts';
import type { StreamState } from './state.ts';

/**
 * The commands that take these events (one entry) back, to be sent in this order; null when nothing of them is left to
 * take back, or when it cannot be: a take, a cue, a cover, an extension has been seen and acted on. Only what still is
 * as the events left it is changed back.
 */
export function inverse(state: StreamState, events: readonly StreamEvent[]): readonly Command[] | null {
	const last = events.at(-1);
	if (last?.type === 'request-settled' || last?.type === 'request-reopened') {
		const granted = events.slice(0, -1);
		return inverseOfAnswer(state, last, () => (granted.length > 0 ? inverse(state, granted) : []));
	}
	const commands: Command[] = [];
	for (let i = events.length - 1; i >= 0; i--) {
		const back = inverseOf(state, events[i]!);
		if (back === null) return null;
		commands.push(...back);
	}
	return commands.length > 0 ? commands : null;
}

/** null = an event of this kind is never taken back; an empty list = nothing of it is left. */
function inverseOf(state: StreamState, event: StreamEvent): readonly Command[] | null {
	return inverseOfPlan(state, event) ?? inverseOfReview(state, event) ?? inverseOfLive(state, event);
}
