// The open streams of this process: one room each, reopened when it had to close, never two for one stream.
import { setTimeout } from 'node:timers/promises';
import type { StreamId, TeamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { upgraded, type StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Journal } from '#lib/sync/journal.ts';
import type { Answer, Backlog, Broadcast, Submission } from '#lib/sync/protocol.ts';
import { Room, RoomClosed, type FaultPlace, type Sender } from '#lib/sync/room.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';

export type StreamRoom = Room<StreamState, Command, StreamEvent, Context>;

/** A stream that is open here. */
export interface OpenStream {
	readonly streamId: StreamId;
	readonly teamId: TeamId;
	readonly room: StreamRoom;
}

/** What the rooms need from the rest of the process. */
export interface RoomPorts {
	readonly journal: Journal<StreamState, StreamEvent>;
	/** The team of a stream; null = no such stream. */
	teamOf(streamId: StreamId): Promise<TeamId | null>;
	/** Reaches every joined screen of a stream. */
	broadcast(streamId: StreamId, message: Broadcast<StreamEvent>): void;
	/** After an entry was shown: projections (lists, tasks) follow from here. */
	shown(open: OpenStream): void;
	fault(error: unknown, place: FaultPlace): void;
	newEpoch(): string;
	now(): Instant;
}

/** How often a room that could not save tries again. */
const RETRY_MS = 1_000;
/** A stream that cannot be opened (forked, unreadable) is not asked for more often. */
const REOPEN_MS = 15_000;

export class StreamRooms {
	readonly #ports: RoomPorts;
	readonly #open = new Map<StreamId, Promise<OpenStream | null>>();
	readonly #live = new Map<StreamId, OpenStream>();
	readonly #reopening = new Set<StreamId>();
	readonly #retry: NodeJS.Timeout;

	constructor(ports: RoomPorts) {
		this.#ports = ports;
		this.#retry = setInterval(() => {
			for (const open of this.#live.values()) {
				if (open.room.closed) void this.#reopen(open);
				else if (open.room.unsaved()) void open.room.retry();
			}
		}, RETRY_MS);
		this.#retry.unref();
	}

	/** Opens a stream or gives the open one; null = no such stream. Throws when its journal cannot be read. */
	async open(streamId: StreamId): Promise<OpenStream | null> {
		const open = await this.#opening(streamId);
		if (!open?.room.closed) return open;
		if (this.#live.get(streamId) === open) this.#open.delete(streamId);
		return this.#opening(streamId);
	}

	/** The stream if it is open already. */
	peek(streamId: StreamId): OpenStream | null {
		return this.#live.get(streamId) ?? null;
	}

	openStreams(): readonly OpenStream[] {
		return [...this.#live.values()];
	}

	/** Submits to the open room; a room that closed under the command is opened again, and the same id asked again. */
	async submit(
		streamId: StreamId,
		submission: Submission<Command>,
		sender: Sender<StreamState, Context>
	): Promise<Answer | null> {
		for (let tries = 2; ; tries--) {
			const open = await this.open(streamId);
			if (!open) return null;
			try {
				return await open.room.submit(submission, sender, this.#ports.now());
			} catch (error) {
				if (!(error instanceof RoomClosed) || tries === 0) throw error;
			}
		}
	}

	/** Entries that are on no disk, over all streams. */
	unsaved(): Backlog | null {
		const all = [...this.#live.values()].flatMap(({ room }) => room.unsaved() ?? []);
		if (all.length === 0) return null;
		return {
			count: all.reduce((sum, { count }) => sum + count, 0),
			since: Math.min(...all.map(({ since }) => since))
		};
	}

	async close(): Promise<void> {
		clearInterval(this.#retry);
		await Promise.all([...this.#live.values()].map(({ room }) => room.close()));
		this.#open.clear();
		this.#live.clear();
	}

	/** Its screens wait: a room that had to close (another server wrote its stream) comes back by itself if it can. */
	async #reopen({ room, streamId }: OpenStream): Promise<void> {
		if (this.#reopening.has(streamId)) return;
		this.#reopening.add(streamId);
		try {
			await this.open(streamId);
		} catch (error) {
			this.#ports.fault(error, { streamId, seq: room.seq, during: 'append' });
			await setTimeout(REOPEN_MS, undefined, { ref: false });
		} finally {
			this.#reopening.delete(streamId);
		}
	}

	#opening(streamId: StreamId): Promise<OpenStream | null> {
		let opening = this.#open.get(streamId);
		if (!opening) {
			opening = this.#load(streamId);
			this.#open.set(streamId, opening);
			// A stream that is not there, or not readable now, is asked for again next time.
			opening.then(
				(open) => open ?? this.#open.delete(streamId),
				() => this.#open.delete(streamId)
			);
		}
		return opening;
	}

	async #load(streamId: StreamId): Promise<OpenStream | null> {
		const { journal, fault, newEpoch, teamOf } = this.#ports;
		const teamId = await teamOf(streamId);
		if (teamId === null) return null;
		const room: StreamRoom = await Room.open({
			streamId,
			epoch: newEpoch(),
			decider: streamDecider,
			journal: upgrading(journal),
			broadcast: (message) => {
				this.#ports.broadcast(streamId, message);
				this.#ports.shown(open);
			},
			fault
		});
		const open: OpenStream = { streamId, teamId, room };
		this.#live.set(streamId, open);
		return open;
	}
}

/** The journal, with what a snapshot of an older version lacks filled in before a room starts from it. */
function upgrading(journal: Journal<StreamState, StreamEvent>): Journal<StreamState, StreamEvent> {
	return {
		async load(streamId) {
			const { snapshot, entries } = await journal.load(streamId);
			return { snapshot: snapshot && { ...snapshot, state: upgraded(snapshot.state) }, entries };
		},
		append: (streamId, entries) => journal.append(streamId, entries),
		saveSnapshot: async (streamId, snapshot) => journal.saveSnapshot?.(streamId, snapshot)
	};
}
