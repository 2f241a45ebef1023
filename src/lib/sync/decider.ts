// The business as a value: what a stream is at first, what a command makes of it, what an event does to it.
import type { Instant } from '#lib/domain/time.ts';

/** Made by the sender, at least 128 random bits as text; one id is executed at most once, ever. */
export type CommandId = string;

/** Why a command makes no sense: a kebab-case name that a screen turns into a sentence, and what the sentence needs. */
export interface Refusal {
	readonly name: string;
	readonly detail?: Readonly<Record<string, string | number>>;
}

/** What `decide` says: the events to record (may be none), or a refusal. */
export type Decision<Event> =
	{ readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly refusal: Refusal };

/** What is known of an entry beside its events. `seq` counts from 1 without gaps; `at` is server time. */
export interface EntryMeta {
	readonly seq: number;
	readonly at: Instant;
	/** The member (or `link:<id>`) who sent the command. */
	readonly by: string;
	readonly commandId: CommandId;
}

/** A command has a kebab-case name; the rest is the domain's affair. It must survive JSON. */
export interface Named {
	readonly name: string;
}

/** Pure and deterministic: room, replica, restart, versions and review all fold with the same one. States are never mutated. */
export interface Decider<State, Command extends Named, Event, Context> {
	initial(streamId: string): State;
	decide(state: State, command: Command, context: Context): Decision<Event>;
	evolve(state: State, event: Event, entry: EntryMeta): State;
}

/** Who sends. `context` is what a command of theirs is decided with, asked for at every command and every re-application. */
export interface Sender<State, Context> {
	readonly by: string;
	context(state: State, at: Instant): Context;
}

/** Folds the events of one entry into a state. */
export function evolveAll<State, Event>(
	decider: { evolve(state: State, event: Event, entry: EntryMeta): State },
	state: State,
	events: readonly Event[],
	entry: EntryMeta
): State {
	for (const event of events) state = decider.evolve(state, event, entry);
	return state;
}
