// 本地没保留的: what a desk without the server did and the merge could not keep, so that the review does not lose it.
import type { MemberId } from '../id.ts';
import type { GivenUp, LocalWish } from '../live/live.ts';
import type { StreamState } from '../stream/state.ts';
import type { Instant } from '../time.ts';

/** One step of a desk that stood alone; only that desk's own screen ever followed it. */
export interface GivenUpStep {
	readonly id: string;
	/** When it was done at that desk, server time. */
	readonly at: Instant;
	readonly by: MemberId;
	/** When the desk was back, and everybody else went on as they were. */
	readonly mergedAt: Instant;
	readonly wish: LocalWish;
	readonly why: GivenUp;
}

/** Every step that was given up, over all merges, by when it was done. */
export function givenUpSteps({ live }: StreamState): readonly GivenUpStep[] {
	return live.merges
		.flatMap(({ at: mergedAt, by, steps }) =>
			steps.flatMap((step) =>
				step.outcome === 'given-up' ? [{ id: step.id, at: step.at, by, mergedAt, wish: step.wish, why: step.why }] : []
			)
		)
		.toSorted((a, b) => a.at - b.at);
}
