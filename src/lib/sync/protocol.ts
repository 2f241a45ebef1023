// What room and replica say to each other: plain JSON, small, and each message carries the room's epoch.
import type { Instant } from '#lib/domain/time.ts';
import type { CommandId, EntryMeta, Named, Refusal } from './decider.ts';

/** Version of this conversation: a page that speaks another one has to be loaded again. */
export const PROTOCOL = 1;

/** One life of a room: a new one begins whenever a room is opened, and seq numbers are only compared within one. */
export type Epoch = string;

/** Accepted events: one command, one entry. `name` is the command's name. */
export interface Entry<Event> extends EntryMeta {
	readonly name: string;
	readonly events: readonly Event[];
}

/** A command on its way to the room. `expires` (server time): not executed for the first time after it. */
export interface Submission<Command extends Named> {
	readonly id: CommandId;
	readonly command: Command;
	readonly expires?: Instant;
}

/** The room's word on one submission. `durable: false`: accepted and shown, but not yet on disk. */
export type Answer = { readonly epoch: Epoch; readonly id: CommandId } & (
	| { readonly ok: true; readonly seq: number; readonly durable: boolean }
	| { readonly ok: false; readonly refusal: Refusal }
);

/** An entry on its way to every screen. `durable: true` says that it and all before it are on disk. */
export interface Broadcast<Event> {
	readonly epoch: Epoch;
	readonly durable: boolean;
	readonly entry: Entry<Event>;
}

/** Came, or would have been sent, after it had lost its meaning: a NEXT pressed offline is never fired later. */
export const EXPIRED: Refusal = { name: 'expired-offline' };

/** What a screen says when it joins or has noticed a gap. `ask` numbers its questions; only the newest answer counts. */
export interface Hello {
	readonly ask: number;
	readonly epoch: Epoch | null;
	readonly seq: number;
	/** Ids of its own commands whose fate it does not know for good (at most `HELLO_PENDING`). */
	readonly pending: readonly CommandId[];
}

/** The most ids a hello may carry. */
export const HELLO_PENDING = 200;

/** What brings a screen up to date. `durable` is the highest seq on disk; `known` answers the hello's pending ids. */
export type Welcome<State, Event> = {
	readonly ask: number;
	readonly epoch: Epoch;
	readonly seq: number;
	readonly durable: number;
	readonly at: Instant;
	readonly known: Readonly<Record<CommandId, number>>;
} & (
	| { readonly kind: 'entries'; readonly entries: readonly Entry<Event>[] }
	| { readonly kind: 'snapshot'; readonly state: State }
);

/** How many entries wait, and the server time of the oldest. */
export interface Backlog {
	readonly count: number;
	readonly since: Instant;
}

/** The heartbeat: lets a screen notice that it lost the last message, and tells the director what is not yet safe. */
export interface Beat {
	readonly epoch: Epoch;
	readonly seq: number;
	/** Highest seq on disk. */
	readonly durable: number;
	readonly at: Instant;
	/** Entries on disk here that the database does not have yet. */
	readonly waiting?: Backlog | null;
	/** Entries that are not even on disk: the recorder fails. */
	readonly unsaved?: Backlog | null;
}

/** Room → replica. */
export type FromRoom<State, Event> =
	| { readonly type: 'welcome'; readonly welcome: Welcome<State, Event> }
	| { readonly type: 'entry'; readonly broadcast: Broadcast<Event> }
	| { readonly type: 'answer'; readonly answer: Answer }
	| { readonly type: 'beat'; readonly beat: Beat };

/** Replica → room. */
export type ToRoom<Command extends Named> =
	| { readonly type: 'hello'; readonly hello: Hello }
	| { readonly type: 'submit'; readonly submission: Submission<Command> };
