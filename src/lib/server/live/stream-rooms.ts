// The open streams of this process: one room each, its own or one followed from another process; reopened when it had to close, never two for one stream.
import { setTimeout } from 'node:timers/promises';
import type { StreamId, TeamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { upgraded, type StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Journal } from '#lib/sync/journal.ts';
import { FollowedRoom } from '#lib/sync/followed-room.ts';
import type { Answer, Backlog, Broadcast, Hello, Submission, Welcome } from '#lib/sync/protocol.ts';
import { OwnerAway } from '#lib/sync/room-ports.ts';
import { Room, RoomClosed, type FaultPlace, type Sender } from '#lib/sync/room.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';

type OwnRoom = Room<StreamState, Command, StreamEvent, Context>;
/** The room of a stream that another process owns. */
export type FollowedStream = FollowedRoom<StreamState, Command, StreamEvent, Context>;
type StreamRoom = OwnRoom | FollowedStream;

/** A stream that is open here. */
export interface OpenStream {
	readonly streamId: StreamId;
	readonly teamId: TeamId;
	readonly room: StreamRoom;
}

/** What the rooms need from the rest of the process. */
export interface RoomPorts {
	readonly journal: Journal<StreamState, StreamEvent>;
	/**
	 * Where several processes serve the streams: the room of a stream that another one owns; null = from now on this one does. Rejects with `OwnerAway`.
	 * Without it every stream is this process's own.
	 */
	elsewhere?(streamId: StreamId): Promise<FollowedStream | null>;
	/** A stream was opened, or opened again: its screens are to be told which room counts. */
	opened?(open: OpenStream): void;
	/** The team of a stream; null = no such stream. */
	teamOf(streamId: StreamId): Promise<TeamId | null>;
	/** Reaches every joined screen of an own stream. */
	broadcast(streamId: StreamId, message: Broadcast<StreamEvent>): void;
	/** After an entry of an own stream was shown: projections (lists, tasks) follow from here. */
	shown(open: OpenStream): void;
	/** Whether a 彩排 of the stream is running, which keeps it off the air. */
	rehearsing?(streamId: StreamId): boolean;
	fault(error: unknown, place: FaultPlace): void;
	newEpoch(): string;
	now(): Instant;
}

/** How often a room that could not save tries again. */
const RETRY_MS = 1_000;
/** A stream that cannot be opened (forked, unreadable) is not asked for more often. */
const REOPEN_MS = 15_000;
/** So long a screen's greeting waits for an owner that was not heard lately. */
const CURRENT_MS = 5_000;
const LOOK_MS = 100;

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
				else if (isOwn(open) && open.room.unsaved()) void open.room.retry();
			}
		}, RETRY_MS);
		this.#retry.unref();
	}

	/** Opens a stream or gives the open one; null = no such stream. Throws when its journal cannot be read. */
	async open(streamId: StreamId): Promise<OpenStream | null> {
		const opening = this.#opening(streamId);
		const open = await opening;
		if (!open?.room.closed) return open;
		// Whoever asks first opens it again; the others wait for the same room.
		if (this.#open.get(streamId) === opening) this.#open.delete(streamId);
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
				return await open.room.submit(submission, this.#knowing(streamId, sender), this.#ports.now());
			} catch (error) {
				if (!(error instanceof RoomClosed) || tries === 0) throw error;
			}
		}
	}

	/** Whoever sends, and by whichever way: that a 彩排 is running is known when the command is decided. */
	#knowing(streamId: StreamId, sender: Sender<StreamState, Context>): Sender<StreamState, Context> {
		return {
			by: sender.by,
			context: (state, at) => ({
				...sender.context(state, at),
				rehearsing: this.#ports.rehearsing?.(streamId) ?? false
			})
		};
	}

	/** What brings a screen up to date; null = no such stream. Rejects with `OwnerAway` rather than call something old the newest. */
	async welcome(streamId: StreamId, hello: Hello): Promise<Welcome<StreamState, StreamEvent> | null> {
		for (const until = this.#ports.now() + CURRENT_MS; ;) {
			const open = await this.open(streamId);
			if (!open) return null;
			if (isOwn(open)) return open.room.join(hello, this.#ports.now());
			if (!(open.room instanceof FollowedRoom)) return null;
			try {
				if (open.room.current(this.#ports.now())) return await open.room.welcome(hello, this.#ports.now());
			} catch (error) {
				if (!(error instanceof RoomClosed || error instanceof OwnerAway)) throw error;
			}
			if (this.#ports.now() > until) throw new OwnerAway(streamId);
			await setTimeout(LOOK_MS);
		}
	}

	/** A room that was closed comes back now, with its screens told. */
	async renew(streamId: StreamId): Promise<void> {
		const live = this.#live.get(streamId);
		if (live?.room.closed) await this.#reopen(live);
	}

	/** Entries that are on no disk, over all own streams. */
	unsaved(): Backlog | null {
		const all = [...this.#live.values()].filter(isOwn).flatMap(({ room }) => room.unsaved() ?? []);
		if (all.length === 0) return null;
		return {
			count: all.reduce((sum, { count }) => sum + count, 0),
			since: Math.min(...all.map(({ since }) => since))
		};
	}

	async close(): Promise<void> {
		clearInterval(this.#retry);
		const all = [...this.#live.values()];
		for (const open of all) if (open.room instanceof FollowedRoom) open.room.stop('this process stops');
		await Promise.all(all.filter(isOwn).map(({ room }) => room.close()));
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
			await setTimeout(error instanceof OwnerAway ? RETRY_MS : REOPEN_MS, undefined, { ref: false });
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
		const teamId = await this.#ports.teamOf(streamId);
		if (teamId === null) return null;
		const elsewhere = (await this.#ports.elsewhere?.(streamId)) ?? null;
		const room: StreamRoom = elsewhere ?? (await this.#own(streamId, () => open));
		const open: OpenStream = { streamId, teamId, room };
		this.#live.set(streamId, open);
		this.#ports.opened?.(open);
		return open;
	}

	#own(streamId: StreamId, open: () => OpenStream): Promise<OwnRoom> {
		const { journal, fault, newEpoch } = this.#ports;
		return Room.open({
			streamId,
			epoch: newEpoch(),
			decider: streamDecider,
			journal: upgrading(journal),
			broadcast: (message) => {
				this.#ports.broadcast(streamId, message);
				this.#ports.shown(open());
			},
			fault
		});
	}
}

/** This process decides there. */
export function isOwn(open: OpenStream): open is OpenStream & { readonly room: OwnRoom } {
	return open.room instanceof Room;
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
