// Decides about locking the sheet and about requests to the producer.
import type { PlanCommand } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { isId, isNote, isText, REQUESTS_MAX } from './ranges.ts';
import { rowIndex } from './rows.ts';

export type LockCommand = Extract<PlanCommand, { name: 'lock-sheet' | 'request-change' | 'settle-request' }>;

/** Refuses: nothing-to-change, value-out-of-range, item-gone, id-taken, request-gone, request-settled (who settled it). */
export function decideLock(state: StreamState, command: LockCommand): Decision {
	switch (command.name) {
		case 'lock-sheet': {
			const { locked, note } = command.args;
			if (!isNote(note)) return refuse('value-out-of-range', { field: 'note' });
			if ((state.lock !== null) === locked) return refuse('nothing-to-change');
			return accept(
				locked ? { type: 'sheet-locked', note } : { type: 'sheet-unlocked', note, was: state.lock?.note ?? '' }
			);
		}
		case 'request-change': {
			const { requestId, itemId, text } = command.args;
			if (!isId(requestId)) return refuse('value-out-of-range', { field: 'id' });
			if (!isText(text) || text.trim() === '') return refuse('value-out-of-range', { field: 'text' });
			if (itemId !== null && rowIndex(state.items, itemId) < 0) return refuse('item-gone');
			if (rowIndex(state.requests, requestId) >= 0) return refuse('id-taken');
			if (state.requests.length >= REQUESTS_MAX) return refuse('value-out-of-range', { field: 'requests' });
			return accept({ type: 'change-requested', requestId, itemId, text });
		}
		case 'settle-request': {
			const { requestId, granted } = command.args;
			const request = state.requests[rowIndex(state.requests, requestId)];
			if (!request) return refuse('request-gone');
			if (request.settled) return refuse('request-settled', { who: request.settled.by });
			return accept({ type: 'request-settled', requestId, granted });
		}
	}
}
