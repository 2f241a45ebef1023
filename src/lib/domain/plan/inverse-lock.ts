// Taking back a lock or an unlocking; what was asked or answered stays said.
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not about the lock, or never taken back. */
export function inverseOfLock(state: StreamState, event: StreamEvent): readonly Command[] | null {
	switch (event.type) {
		case 'sheet-locked':
			return state.lock?.note === event.note ? [{ name: 'lock-sheet', args: { locked: false, note: '' } }] : [];
		case 'sheet-unlocked':
			return state.lock === null ? [{ name: 'lock-sheet', args: { locked: true, note: event.was } }] : [];
		default:
			return null;
	}
}
