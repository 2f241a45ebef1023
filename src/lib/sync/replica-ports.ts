// What a replica is given, what it tells its screen, and what it leaves on the device.
import type { Duration, Instant } from '#lib/domain/time.ts';
import type { CommandId, Decider, Named, Refusal, Sender } from './decider.ts';
import type { Pending } from './pending.ts';
import type { Entry, Epoch } from './protocol.ts';

/** Accepted but not on disk: kept by its sender and sent again if the room's next life does not know it. */
export interface Unsaved<Command extends Named> extends Pending<Command> {
	readonly seq: number;
}

/** What can be kept on the device between visits. JSON. */
export interface Copy<State, Command extends Named> {
	readonly epoch: Epoch | null;
	readonly seq: number;
	readonly durable: number;
	readonly state: State;
	readonly pending: readonly Pending<Command>[];
	readonly unsaved: readonly Unsaved<Command>[];
}

/** How a command ended. An unsaved one may later settle again, when the room's next life decides otherwise. */
export type Outcome =
	| { readonly ok: true; readonly seq: number; readonly durable: boolean }
	| { readonly ok: false; readonly refusal: Refusal };

/** What a subscriber hears, after the replica is consistent again. */
export type Note<Event> =
	/** `state`, `pending` or `link` may have changed. */
	| { readonly type: 'changed' }
	/** One confirmed entry, in order. `own`: from this replica. */
	| { readonly type: 'entry'; readonly entry: Entry<Event>; readonly own: boolean }
	/** Confirmed state was replaced whole. */
	| { readonly type: 'snapshot'; readonly seq: number }
	| { readonly type: 'settled'; readonly id: CommandId; readonly outcome: Outcome }
	/** There is something in the outbox. */
	| { readonly type: 'outbox' }
	/** A round trip for the server clock; all three in ms. */
	| { readonly type: 'round-trip'; readonly sentAt: Instant; readonly serverAt: Instant; readonly receivedAt: Instant };

/** A replica's ports and bounds. */
export interface ReplicaOptions<State, Command extends Named, Event, Context> {
	readonly streamId: string;
	readonly decider: Decider<State, Command, Event, Context>;
	/** This member, with the context this screen expects the server to decide with. */
	readonly sender: Sender<State, Context>;
	/** Estimated server time at a moment of the device's clock. */
	serverTime(now: Instant): Instant;
	/** What the device kept from an earlier visit. */
	readonly copy?: Copy<State, Command> | null;
	/** Unanswered for this long on a live connection: ask or send again (same id). Default 4,000 ms. */
	readonly resendAfter?: Duration;
	/** Nothing heard for this long on an open connection: `link` says stale. Default 8,000 ms. */
	readonly staleAfter?: Duration;
}

/** How to submit. */
export interface SubmitOptions {
	/** Shown before the answer; default true. */
	readonly optimistic?: boolean;
	/** How long it makes sense, in ms: not sent later than this, and refused by the room later than this. Default for ever. */
	readonly patience?: Duration | null;
}

/** How long a live transport command (`next`, `take` …) makes sense. */
export const TRANSPORT_PATIENCE: Duration = 3_000;
