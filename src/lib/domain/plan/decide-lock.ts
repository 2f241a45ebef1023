// Decides about locking the sheet and about requests to the producer.
import type { PlanCommand, SheetCommand } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamEvent } from '../stream/event.ts';
import { evolveAll } from '../stream/evolve.ts';
import type { StreamState } from '../stream/state.ts';
import { decideGroups } from './decide-groups.ts';
import { decideItems } from './decide-items.ts';
import { decideHead } from './decide-plan.ts';
import { isId, isNote, isText, REQUESTS_MAX } from './ranges.ts';
import { rowIndex } from './rows.ts';

export type LockCommand = Extract<
	PlanCommand,
	{ name: 'lock-sheet' | 'request-change' | 'settle-request' | 'reopen-request' }
>;

/** Most commands that take back what one granted change did. */
const UNDO_MAX = 20;

/** Most characters of a wanted change (as JSON); a larger one is asked for in words. */
export const WANTED_MAX = 20_000;

/**
 * Refuses: nothing-to-change, value-out-of-range, item-gone, id-taken, request-gone, request-settled (who settled it), and
 * for a grant or its taking back whatever the change of the sheet is refused for by now.
 */
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
			const { requestId, itemId, text, wanted } = command.args;
			if (!isId(requestId)) return refuse('value-out-of-range', { field: 'id' });
			if (!isText(text) || text.trim() === '') return refuse('value-out-of-range', { field: 'text' });
			if (wanted !== null && JSON.stringify(wanted).length > WANTED_MAX) {
				return refuse('value-out-of-range', { field: 'wanted' });
			}
			if (itemId !== null && rowIndex(state.items, itemId) < 0) return refuse('item-gone');
			if (rowIndex(state.requests, requestId) >= 0) return refuse('id-taken');
			if (state.requests.length >= REQUESTS_MAX) return refuse('value-out-of-range', { field: 'requests' });
			return accept({ type: 'change-requested', requestId, itemId, text, wanted });
		}
		case 'settle-request': {
			const { requestId, granted, note } = command.args;
			if (!isNote(note)) return refuse('value-out-of-range', { field: 'note' });
			const request = state.requests[rowIndex(state.requests, requestId)];
			if (!request) return refuse('request-gone');
			if (request.settled) return refuse('request-settled', { who: request.settled.by });
			const done = granted && request.wanted ? decideWanted(state, request.wanted) : accept();
			if (!done.ok) return done;
			return accept(...done.events, { type: 'request-settled', requestId, granted, note });
		}
		case 'reopen-request': {
			const { requestId, undo } = command.args;
			const request = state.requests[rowIndex(state.requests, requestId)];
			if (!request) return refuse('request-gone');
			if (!request.settled) return refuse('nothing-to-change');
			if (undo.length > UNDO_MAX) return refuse('value-out-of-range', { field: 'undo' });
			const { granted, note } = request.settled;
			const undone = decideAll(state, undo);
			if (!undone.ok) return undone;
			return accept(...undone.events, { type: 'request-reopened', requestId, granted, note });
		}
	}
}

/** The commands one after the other, each through the lock; the first refusal refuses them all. */
function decideAll(state: StreamState, commands: readonly SheetCommand[]): Decision {
	const events: StreamEvent[] = [];
	let now = state;
	for (const command of commands) {
		const decision = decideSheet(now, command);
		if (!decision.ok) return decision;
		// Who and when is the entry's; what the next command meets does not depend on it.
		now = evolveAll(now, decision.events, { seq: 0, at: 0, by: '' });
		events.push(...decision.events);
	}
	return accept(...events);
}

/** What granting does: the wanted change, through the lock. What already is as wanted needs nothing done. */
function decideWanted(state: StreamState, wanted: SheetCommand): Decision {
	const decision = decideSheet(state, wanted);
	return !decision.ok && decision.refusal.name === 'nothing-to-change' ? accept() : decision;
}

function decideSheet(state: StreamState, wanted: SheetCommand): Decision {
	switch (wanted.name) {
		case 'describe-stream':
			return decideHead(state, wanted);
		case 'add-group':
		case 'edit-group':
		case 'remove-group':
			return decideGroups(state, wanted);
		default:
			return decideItems(state, wanted);
	}
}
