// What a stream was before: its entries in stretches for the change feed, and its state after any entry for compare and restore.
import type { StreamId } from '#lib/domain/id.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import { evolveAll } from '#lib/sync/decider.ts';
import { BrokenJournal } from '#lib/sync/journal.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';
import { KeptStates } from './kept-states.ts';

export type StreamEntry = Entry<StreamEvent>;

/** Where entries are: the recorder has the newest and what PocketBase does not have yet, PocketBase has all the rest. */
export interface HistoryPorts {
	/** In order; may begin at any seq. */
	own(streamId: StreamId): Promise<readonly StreamEntry[]>;
	/** Entries with `after < seq <= upTo`, in order. Throws when PocketBase is away. */
	there(streamId: StreamId, after: number, upTo: number): Promise<readonly StreamEntry[]>;
}

/** So far apart lie the states that are kept on the way to one: the next one asked for is near. */
const STEP = 250;

export class History {
	readonly #ports: HistoryPorts;
	readonly #kept = new KeptStates();

	constructor(ports: HistoryPorts) {
		this.#ports = ports;
	}

	/** The last entry that is on a disk; what is shown but unsaved has no history yet. */
	last({ room }: OpenStream): number {
		return room.seq - (room.unsaved()?.count ?? 0);
	}

	/** Entries with `after < seq <= upTo`, without a gap. Throws BrokenJournal rather than tell half a story. */
	async entries(streamId: StreamId, after: number, upTo: number): Promise<StreamEntry[]> {
		if (upTo <= after) return [];
		const own = (await this.#ports.own(streamId)).filter(({ seq }) => seq > after && seq <= upTo);
		const from = own[0]?.seq ?? upTo + 1;
		const there = from > after + 1 ? await this.#ports.there(streamId, after, from - 1) : [];
		const all = [...there, ...own];
		all.forEach(({ seq }, at) => {
			if (seq !== after + 1 + at) throw new BrokenJournal(streamId, after + 1 + at, seq);
		});
		if (all.length < upTo - after) throw new BrokenJournal(streamId, after + all.length + 1, upTo + 1);
		return all;
	}

	/** The stream as it was after the entry `seq`; null when there is none such. 0 = before the first. */
	async stateAt(open: OpenStream, seq: number): Promise<StreamState | null> {
		const { room, streamId } = open;
		if (seq === room.seq) return room.state;
		if (seq < 0 || seq > this.last(open)) return null;
		// Another epoch may have another journal: the room was loaded again because somebody else had written.
		const key = `${streamId} ${room.epoch}`;
		const base = this.#kept.nearest(key, seq) ?? { seq: 0, state: emptyStream(streamId) };
		let { state } = base;
		for (const entry of await this.entries(streamId, base.seq, seq)) {
			state = evolveAll(streamDecider, state, entry.events, entry);
			if (entry.seq % STEP === 0) this.#kept.keep(key, entry.seq, state);
		}
		this.#kept.keep(key, seq, state);
		return state;
	}
}
