// Which commands drive the show: their sender waits for the answer, and a late one is worth nothing.
import type { CommandName, LiveCommand } from './command.ts';

const LIVE: ReadonlySet<CommandName> = new Set<LiveCommand['name']>([
	'take',
	'set-next',
	'skip-item',
	'shelve-item',
	'pull-item',
	'fit-rest',
	'step-beat',
	'insert-item',
	'extend',
	'hold',
	'resume',
	'end-show',
	'add-task',
	'answer-task',
	'nudge-task',
	'send-cue',
	'acknowledge-cue',
	'withdraw-cue',
	'start-cover',
	'end-cover',
	'write-hand-over',
	'make-promise',
	'settle-promise',
	'mark',
	'remove-mark',
	'merge-local',
	'set-stock',
	'set-price',
	'record-numbers'
]);

/** Commands whose moment is now: pressed without a connection, they must not fire minutes later. */
const TRANSPORT: ReadonlySet<CommandName> = new Set<LiveCommand['name']>([
	'take',
	'set-next',
	'skip-item',
	'pull-item',
	'fit-rest',
	'step-beat',
	'extend',
	'hold',
	'resume',
	'end-show',
	'add-task',
	'nudge-task',
	'send-cue'
]);

/** true for the commands of the air phase. */
export const isLiveCommand = ({ name }: { readonly name: CommandName }): boolean => LIVE.has(name);

/** true for commands that expire when they could not be sent at once (F11: never fired later). */
export const isTransport = ({ name }: { readonly name: CommandName }): boolean => TRANSPORT.has(name);
