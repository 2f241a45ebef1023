// What becomes of a command on air: events, or a refusal with its reason.
import type { LiveCommand } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { decideBeat } from './beat.ts';
import * as call from './call.ts';
import { decideMerge } from './local.ts';
import * as drive from './drive.ts';
import * as note from './note.ts';
import { decidePromise, decideSettlePromise } from './promise.ts';
import * as rest from './rest.ts';
import * as shelf from './shelf.ts';
import { decideAddTask, decideAnswerTask, decideNudgeTask } from '../task/decide.ts';

/**
 * Decides one live command against the state. Whether the sender may give it at all is the permission table's matter,
 * and was asked before. Never throws on a well-formed command.
 */
export function decideLive(state: StreamState, command: LiveCommand, context: Context): Decision {
	switch (command.name) {
		case 'take':
			return drive.decideTake(state, command.args, command.aim, context);
		case 'set-next':
			return drive.decideSetNext(state, command.args.itemId);
		case 'skip-item':
			return drive.decideSkip(state, command.args.itemId, command.args.skip);
		case 'insert-item':
			return drive.decideInsert(state, command.args.item);
		case 'shelve-item':
			return shelf.decideShelve(state, command.args.itemId, command.args.shelve);
		case 'pull-item':
			return shelf.decidePull(state, command.args.itemId);
		case 'fit-rest':
			return rest.decideFit(state, command.args);
		case 'step-beat':
			return decideBeat(state, command.args, command.aim);
		case 'extend':
			return drive.decideExtend(state, command.args.by, command.aim, context);
		case 'hold':
			return drive.decideHold(state, true, command.aim);
		case 'resume':
			return drive.decideHold(state, false, command.aim);
		case 'merge-local':
			return decideMerge(state, command.args, context);
		case 'end-show':
			return drive.decideEnd(state, command.aim);
		case 'add-task':
			return decideAddTask(state, command.args, context);
		case 'answer-task':
			return decideAnswerTask(state, command.args, context);
		case 'nudge-task':
			return decideNudgeTask(state, command.args);
		case 'send-cue':
			return call.decideSendCue(state, command.args);
		case 'acknowledge-cue':
			return call.decideAcknowledge(state, command.args.cueId, command.args.postId);
		case 'withdraw-cue':
			return call.decideWithdrawCue(state, command.args.cueId);
		case 'start-cover':
			return call.decideStartCover(state, command.args);
		case 'end-cover':
			return call.decideEndCover(state, command.args.coverId);
		case 'write-hand-over':
			return note.decideHandOver(state, command.args.text);
		case 'make-promise':
			return decidePromise(state, command.args, context);
		case 'settle-promise':
			return decideSettlePromise(state, command.args.promiseId, command.args.step);
		case 'mark':
			return note.decideMark(state, command.args, context);
		case 'remove-mark':
			return note.decideRemoveMark(state, command.args.markId);
		case 'set-stock':
			return note.decideOffer(state, command.args.itemId, 'stock', command.args.stock);
		case 'set-price':
			return note.decideOffer(state, command.args.itemId, 'price', command.args.price);
		case 'record-numbers':
			return note.decideNumbers(command.args.values);
	}
}
