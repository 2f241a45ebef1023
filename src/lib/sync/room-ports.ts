// What a room is given: the stream, the rules, the journal, a way to everybody's screens, and its bounds.
import type { Decider, Named } from './decider.ts';
import type { Journal } from './journal.ts';
import type { Broadcast, Epoch } from './protocol.ts';

/** Where a fault happened, for the log. */
export interface FaultPlace {
	readonly streamId: string;
	readonly seq: number;
	readonly during: 'append' | 'broadcast' | 'snapshot';
}

/** A room's ports and bounds. */
export interface RoomOptions<State, Command extends Named, Event, Context> {
	readonly streamId: string;
	/** Never used before for this stream. */
	readonly epoch: Epoch;
	readonly decider: Decider<State, Command, Event, Context>;
	readonly journal: Journal<State, Event>;
	/** Reaches every joined screen. A throw is reported as a fault; screens find the gap by themselves. */
	broadcast(message: Broadcast<Event>): void;
	/** Told of a failing disk once per failure (not per retry), of a broken broadcast or snapshot each time. */
	fault?(error: unknown, place: FaultPlace): void;
	/** Entries between snapshots, default 500. */
	readonly snapshotEvery?: number;
	/** The most entries a joining screen gets before a snapshot is the shorter way; also how many are kept in memory. Default 300. */
	readonly welcomeEntries?: number;
	/** Refusals remembered for repeats, default 1,000; none survive a restart. */
	readonly refusalsKept?: number;
	/** Command ids written into a snapshot, default 10,000: an id older than that many entries is forgotten by a restart. */
	readonly idsKept?: number;
}

/** The stream's room is in another process that cannot be asked just now: nothing is known of what was asked. Ask again, with the same id. */
export class OwnerAway extends Error {
	constructor(streamId: string, cause?: unknown) {
		super(`the owner of stream ${streamId} does not answer`, { cause });
		this.name = 'OwnerAway';
	}
}

/** The room is closed: open it again under a new epoch and submit again. `cause` says why. */
export class RoomClosed extends Error {
	constructor(streamId: string, cause: unknown) {
		super(`room of stream ${streamId} is closed`, { cause });
		this.name = 'RoomClosed';
	}
}
