// The head of a stream: what is said of it as such, apart from its plan.
import type { StreamHead } from './command.ts';
import type { StreamState } from './state.ts';

/** The head of a stream, alone. */
export function headOf(state: StreamState): StreamHead {
	const { title, account, plannedStart, plannedEnd, longestOnAir, taskPatience } = state;
	const { venue, contacts, callNote, callLead } = state;
	return { title, account, plannedStart, plannedEnd, longestOnAir, taskPatience, venue, contacts, callNote, callLead };
}
