// What a machine may be let do: four scopes, and which live command belongs to which.
import type { LiveCommand } from '#lib/domain/stream/command.ts';

/** 看播出 · 推进 · 发提示 · 送数. */
export const SCOPES = ['read-air', 'drive', 'cues', 'numbers'] as const;
export type Scope = (typeof SCOPES)[number];

/** A desk brings back its own steps; no machine steps without the server. */
type MachineCommand = Exclude<LiveCommand['name'], 'merge-local'>;

/** Every live command has its scope: a new one does not compile until somebody has thought about machines (and docs/api/http.md names it). */
const SCOPE_OF: Readonly<Record<MachineCommand, Scope>> = {
	take: 'drive',
	'set-next': 'drive',
	'skip-item': 'drive',
	'shelve-item': 'drive',
	'pull-item': 'drive',
	'fit-rest': 'drive',
	'step-beat': 'drive',
	'insert-item': 'drive',
	extend: 'drive',
	hold: 'drive',
	resume: 'drive',
	'end-show': 'drive',
	'start-cover': 'drive',
	'end-cover': 'drive',
	'write-hand-over': 'drive',
	'make-promise': 'drive',
	'settle-promise': 'drive',
	mark: 'drive',
	'remove-mark': 'drive',
	'set-stock': 'drive',
	'set-price': 'drive',
	'send-cue': 'cues',
	'add-task': 'cues',
	'answer-task': 'cues',
	'nudge-task': 'cues',
	'acknowledge-cue': 'cues',
	'withdraw-cue': 'cues',
	'record-numbers': 'numbers'
};

/** What machines may be let do, in the order of the table. */
export const MACHINE_COMMANDS = Object.keys(SCOPE_OF) as readonly MachineCommand[];

/** The scope a command needs; null = no machine may ever issue it (plan and review are people's work). */
export const scopeOf = (name: string): Scope | null =>
	Object.hasOwn(SCOPE_OF, name) ? SCOPE_OF[name as MachineCommand] : null;
