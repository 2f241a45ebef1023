// Decides a command: first whether this person may, then what the plan, the air or the review makes of it.
import { decideLive } from '../live/decide.ts';
import { decidePeople } from '../people/decide.ts';
import { mayIssue } from '../permission/table.ts';
import { decideComments } from '../plan/decide-comments.ts';
import { decideGroups } from '../plan/decide-groups.ts';
import { decideItems } from '../plan/decide-items.ts';
import { decideChecklist, decideHead } from '../plan/decide-plan.ts';
import { decideLock } from '../plan/decide-lock.ts';
import { lockRefusal } from '../plan/lock.ts';
import { decideVersion } from '../plan/decide-version.ts';
import { decideReview } from '../review/decide.ts';
import { decideScript } from '../script/decide.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { refuse } from './decision.ts';
import type { Decision } from './decision.ts';
import type { StreamState } from './state.ts';

/** The events of the command, or the refusal. Pure: the same on the server, on a screen's forecast, and in a replay. */
export function decide(state: StreamState, command: Command, context: Context): Decision {
	if (!mayIssue(state, command.name, context, command.args as never)) return refuse('not-allowed');
	const locked = lockRefusal(state, command);
	if (locked) return locked;
	switch (command.name) {
		case 'describe-stream':
		case 'position-stream':
		case 'set-goal':
			return decideHead(state, command);
		case 'add-post':
		case 'remove-post':
		case 'set-shift':
		case 'remove-shift':
			return decidePeople(state, command);
		case 'add-checklist-lines':
		case 'edit-checklist-line':
		case 'tick-checklist-line':
		case 'remove-checklist-line':
			return decideChecklist(state, command);
		case 'add-items':
		case 'edit-items':
		case 'move-items':
		case 'remove-items':
		case 'restore-items':
			return decideItems(state, command);
		case 'add-group':
		case 'edit-group':
		case 'remove-group':
			return decideGroups(state, command);
		case 'lock-sheet':
		case 'request-change':
		case 'settle-request':
		case 'reopen-request':
			return decideLock(state, command);
		case 'add-comment':
		case 'resolve-comment':
		case 'remove-comment':
			return decideComments(state, command);
		case 'name-version':
		case 'go-on-knowingly':
			return decideVersion(state, command);
		case 'write-block':
		case 'remove-block':
		case 'move-block':
			return decideScript(state, command, context);
		case 'write-review':
		case 'add-action':
		case 'edit-action':
		case 'tick-action':
		case 'remove-action':
		case 'note-import':
		case 'undo-import':
			return decideReview(state, command, context);
		default:
			return decideLive(state, command, context);
	}
}
