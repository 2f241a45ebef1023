// A stream as it was planned: as it stands before air, and as it stood then once it has been on air.
import type { StreamState } from '#lib/domain/stream/state.ts';
import { app } from '#lib/server/app.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';

/** Prices lowered and rows reordered during the show are the show's, not the plan's. Throws when the past cannot be read. */
export async function plannedState(open: OpenStream): Promise<StreamState> {
	const { state } = open.room;
	if (state.live.phase === 'before') return state;
	const seq = await app().points.beforeAir(open);
	return (seq === null ? null : await app().history.stateAt(open, seq)) ?? state;
}
