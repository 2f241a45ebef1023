// The port behind which entries become durable: the flight recorder, PocketBase, or memory in tests.
import type { CommandId } from './decider.ts';
import type { Entry } from './protocol.ts';

/** The fold up to `seq`, so that loading is fast. The journal itself stays whole. */
export interface Snapshot<State> {
	readonly seq: number;
	readonly state: State;
	/** Command ids of the last entries up to `seq`, oldest first: the i-th from the end belongs to `seq - i`. */
	readonly ids: readonly CommandId[];
}

/** What a room starts from: the newest usable snapshot and every entry after it, in order. */
export interface Loaded<State, Event> {
	readonly snapshot: Snapshot<State> | null;
	readonly entries: readonly Entry<Event>[];
}

/** Held by `journalContract` for every implementation. */
export interface Journal<State, Event> {
	/** An unknown stream is empty, not an error. Throws when something on disk cannot be read. */
	load(streamId: string): Promise<Loaded<State, Event>>;
	/**
	 * Resolves when all entries are on disk. Entries come in seq order and without gaps.
	 * An entry that is already there (same seq, same command id) is skipped, so a failed append may be repeated whole.
	 * Rejects with `ForeignEntry` when another command holds one of the seqs, and then writes nothing;
	 * any other rejection means "maybe written in part". Must settle within a few seconds: the show waits for it.
	 */
	append(streamId: string, entries: readonly Entry<Event>[]): Promise<void>;
	/** May be called at any time with a seq that is durable; an older snapshot than the newest kept is ignored. */
	saveSnapshot?(streamId: string, snapshot: Snapshot<State>): Promise<void>;
}

/** Somebody else wrote this seq: this room no longer owns the stream. */
export class ForeignEntry extends Error {
	readonly streamId: string;
	readonly seq: number;
	constructor(streamId: string, seq: number) {
		super(`stream ${streamId}: seq ${seq} was written by another room`);
		this.name = 'ForeignEntry';
		this.streamId = streamId;
		this.seq = seq;
	}
}

/** The journal does not continue where it should: entries are missing or doubled. Nobody may guess the rest. */
export class BrokenJournal extends Error {
	constructor(streamId: string, expected: number, found: number) {
		super(`stream ${streamId}: expected seq ${expected}, found ${found}; restore this stream from a backup`);
		this.name = 'BrokenJournal';
	}
}
