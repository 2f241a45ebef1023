// How the lock and the requests to the producer follow from their events.
import type { EventMeta } from '../stream/context.ts';
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import { changeRow } from './rows.ts';

export type LockEvent = Extract<
	PlanEvent,
	{ type: 'sheet-locked' | 'sheet-unlocked' | 'change-requested' | `request-${string}` }
>;

/** Lock and requests after the event. */
export function evolveLock(state: StreamState, event: LockEvent, { at, by }: EventMeta): StreamState {
	switch (event.type) {
		case 'sheet-locked':
			return { ...state, lock: { by, at, note: event.note } };
		case 'sheet-unlocked':
			return { ...state, lock: null };
		case 'change-requested': {
			const { requestId: id, itemId, text, wanted = null } = event;
			return { ...state, requests: [...state.requests, { id, itemId, text, wanted, by, at, settled: null }] };
		}
		case 'request-settled': {
			const settled = { by, at, granted: event.granted, note: event.note ?? '' };
			const requests = changeRow(state.requests, event.requestId, (request) => ({ ...request, settled }));
			return { ...state, requests };
		}
		case 'request-reopened': {
			const open = changeRow(state.requests, event.requestId, (request) => ({ ...request, settled: null }));
			return { ...state, requests: open };
		}
	}
}
