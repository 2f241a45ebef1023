// The fold: what a stream is after one more event. The same everywhere: room, screens, restart, versions, review.
import { evolveLive } from '../live/evolve.ts';
import { evolvePeople } from '../people/evolve.ts';
import { evolveComments } from '../plan/evolve-comments.ts';
import { evolveGroups } from '../plan/evolve-groups.ts';
import { evolveItems } from '../plan/evolve-items.ts';
import { evolveLock } from '../plan/evolve-lock.ts';
import { evolveChecklist, evolveHead } from '../plan/evolve-plan.ts';
import { evolveVersion } from '../plan/evolve-version.ts';
import { evolveReview } from '../review/evolve.ts';
import { evolveScript } from '../script/evolve.ts';
import type { EventMeta } from './context.ts';
import type { StreamEvent } from './event.ts';
import type { StreamState } from './state.ts';

/** The state after the event. Pure, never throws; an event about something that is gone changes nothing. */
export function evolve(state: StreamState, event: StreamEvent, meta: EventMeta): StreamState {
	switch (event.type) {
		case 'stream-described':
		case 'stream-positioned':
		case 'goal-set':
			return evolveHead(state, event);
		case 'post-added':
		case 'post-removed':
		case 'shift-set':
		case 'shift-removed':
			return evolvePeople(state, event);
		case 'checklist-lines-added':
		case 'checklist-line-edited':
		case 'checklist-line-ticked':
		case 'checklist-line-removed':
			return evolveChecklist(state, event, meta);
		case 'items-added':
		case 'items-edited':
		case 'items-moved':
		case 'items-removed':
		case 'items-restored':
			return evolveItems(state, event, meta);
		case 'group-added':
		case 'group-edited':
		case 'group-removed':
			return evolveGroups(state, event);
		case 'sheet-locked':
		case 'sheet-unlocked':
		case 'change-requested':
		case 'request-settled':
		case 'request-reopened':
			return evolveLock(state, event, meta);
		case 'comment-added':
		case 'comment-resolved':
		case 'comment-removed':
			return evolveComments(state, event, meta);
		case 'version-named':
		case 'gone-on-knowingly':
			return evolveVersion(state, event, meta);
		case 'block-written':
		case 'block-removed':
		case 'block-moved':
			return evolveScript(state, event, meta);
		case 'review-written':
		case 'action-added':
		case 'action-edited':
		case 'action-ticked':
		case 'action-removed':
		case 'import-noted':
		case 'import-undone':
			return evolveReview(state, event, meta);
		default:
			return evolveLive(state, event, meta);
	}
}

/** The state after several events of one entry. */
export function evolveAll(state: StreamState, events: readonly StreamEvent[], meta: EventMeta): StreamState {
	return events.reduce((now, event) => evolve(now, event, meta), state);
}
