// What a 彩排 starts from: the stream as it is planned now, with an empty record of its own.
import { emptyStream, type StreamState } from '../stream/state.ts';

/**
 * The stream before its first take: everything planned, and of the air only what is planned too (what comes first, what is
 * skipped, what lies on the shelf, lengths chosen at the desk). Cues, marks, numbers and covers stay with the stream.
 */
export function forkForRehearsal(state: StreamState): StreamState {
	const { nextId, skipped, shelf, lengths } = state.live;
	return { ...state, live: { ...emptyStream(state.id).live, nextId, skipped, shelf, lengths } };
}
