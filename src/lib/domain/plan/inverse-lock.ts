// Taking back a lock, an unlocking, and an answer to a request with all that granting it did.
import type { Command, SheetCommand } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import { rowIndex } from './rows.ts';

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

/**
 * What takes an answer back (or gives it again). `sheetBack` is what takes back the changes of its entry, asked only when
 * the answer still stands. null = nothing of it is left: another answered since, or changed what granting had changed.
 */
export function inverseOfAnswer(
	state: StreamState,
	event: Extract<StreamEvent, { type: 'request-settled' | 'request-reopened' }>,
	sheetBack: () => readonly Command[] | null
): readonly Command[] | null {
	const { requestId, granted, note = '' } = event;
	const request = state.requests[rowIndex(state.requests, requestId)];
	if (!request) return null;
	if (event.type === 'request-reopened')
		return request.settled ? null : [{ name: 'settle-request', args: { requestId, granted, note } }];
	if (request.settled?.granted !== granted || request.settled.note !== note) return null;
	const undo = sheetBack();
	return undo && [{ name: 'reopen-request', args: { requestId, undo: undo as readonly SheetCommand[] } }];
}
