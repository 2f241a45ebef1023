// Where each stream's room is: takes what is free, follows what another process owns, and takes over when that one is gone.
import { setTimeout as wait } from 'node:timers/promises';
import type { MemberId, PostId, StreamId } from '#lib/domain/id.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { noPens, type Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { upgraded, type StreamState } from '#lib/domain/stream/state.ts';
import type { PresenceBook } from '#lib/server/live/presence-book.ts';
import { isOwn, type FollowedStream, type StreamRooms } from '#lib/server/live/stream-rooms.ts';
import { FollowedRoom, type OwnerLine } from '#lib/sync/followed-room.ts';
import type { Answer, Beat, Broadcast, Hello, Submission, Welcome } from '#lib/sync/protocol.ts';
import { OwnerAway, RoomClosed } from '#lib/sync/room-ports.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';
import type { Leases } from './leases.ts';
import { PeerSilent, type Peers } from './peers.ts';
import { RedisAway } from './redis.ts';

export interface SeatPorts {
	readonly peers: Peers;
	readonly leases: Leases;
	readonly rooms: StreamRooms;
	now(): number;
	/** An entry of another process's stream, for the screens here. */
	relay(streamId: StreamId, message: Broadcast<StreamEvent>): void;
	/** The same for its owner's heartbeat. */
	relayBeat(streamId: StreamId, beat: Beat): void;
	/** Who holds which pen: this process's word counts for the streams it owns. */
	readonly presence: Pick<PresenceBook, 'writerOf' | 'takePenFor' | 'dropPenFor'>;
	/** Takes a stream's own entries from `seq` on out of the count, into a file. */
	setAside(streamId: StreamId, seq: number): Promise<unknown>;
	fault(error: unknown, streamId: StreamId): void;
}

/** A command on its way to the owner, with the rights its own process found at that moment. */
interface Forwarded {
	readonly streamId: StreamId;
	readonly submission: Submission<Command>;
	readonly by: string;
	readonly level: Level;
	readonly linkPost: PostId | null;
	/** Machines and the server itself need no pen. */
	readonly pens: boolean;
}
interface Pen {
	readonly streamId: StreamId;
	readonly memberId: MemberId;
	readonly place: string;
}
type Gone = { readonly gone: true };
interface Followed {
	readonly process: string;
	readonly room: FollowedStream;
}

/** How often it is looked whether owners are still there. */
const LOOK_MS = 250;
const HELLO_MS = 1_500;
const SUBMIT_MS = 2_000;
/** So long a page waits for a stream whose owner is just going, and a command for one that does not answer. */
const PATIENCE_MS = 8_000;
const AGAIN_MS = 150;

export class Seats {
	readonly #ports: SeatPorts;
	readonly #followed = new Map<StreamId, Followed>();
	readonly #timer: NodeJS.Timeout;
	#looking = false;

	constructor(ports: SeatPorts) {
		this.#ports = ports;
		const { peers } = ports;
		peers.answer('hello', (body: { streamId: StreamId; hello: Hello }) => this.#answerHello(body));
		peers.answer('submit', (body: Forwarded) => this.#answerSubmit(body));
		peers.on('entry', ({ streamId, message }: { streamId: StreamId; message: Broadcast<StreamEvent> }, from) =>
			this.#of(streamId, from)?.receive(message, ports.now())
		);
		peers.on('beat', ({ streamId, beat }: { streamId: StreamId; beat: Beat }, from) =>
			this.#of(streamId, from)?.hear(beat, ports.now())
		);
		const { presence } = ports;
		peers.answer('take-pen', ({ streamId, memberId, place }: Pen) =>
			Promise.resolve(presence.takePenFor(streamId, memberId, place, ports.now()))
		);
		peers.on('drop-pen', ({ streamId, memberId, place }: Pen) => presence.dropPenFor(streamId, memberId, place));
		this.#timer = setInterval(() => void this.#look(), LOOK_MS);
		this.#timer.unref();
	}

	/** The room of a stream that another process owns; null = this one owns it from now on. Rejects with OwnerAway. */
	async elsewhere(streamId: StreamId): Promise<FollowedStream | null> {
		for (const until = this.#ports.now() + PATIENCE_MS; ;) {
			try {
				const claimed = await this.#ports.leases.claim(streamId);
				if (claimed.where === 'here') return null;
				if (claimed.where === 'there') return await this.#follow(streamId, claimed.process);
			} catch (error) {
				const later = error instanceof RedisAway || error instanceof OwnerAway || error instanceof RoomClosed;
				if (!later) throw error;
				if (this.#ports.now() > until) throw new OwnerAway(streamId, error);
			}
			if (this.#ports.now() > until) throw new OwnerAway(streamId);
			await wait(AGAIN_MS);
		}
	}

	/** The process that owns a stream which is followed here; null = none is. */
	ownerOf(streamId: StreamId): string | null {
		return this.#followed.get(streamId)?.process ?? null;
	}

	/** Tells the other processes' screens. */
	tellEntry(streamId: StreamId, message: Broadcast<StreamEvent>): void {
		this.#ports.peers.tell('entry', { streamId, message });
	}

	tellBeat(streamId: StreamId, beat: Beat): void {
		this.#ports.peers.tell('beat', { streamId, beat });
	}

	/** Whether somebody here may write at a place, by the word of the stream's owner. */
	async takePen(streamId: StreamId, memberId: MemberId, place: string): Promise<boolean> {
		const followed = this.#followed.get(streamId);
		if (!followed) return true;
		const pen: Pen = { streamId, memberId, place };
		return this.#ports.peers.ask<boolean>(followed.process, 'take-pen', pen, HELLO_MS).catch(() => false);
	}

	dropPen(streamId: StreamId, memberId: MemberId, place: string): void {
		if (this.#followed.has(streamId)) this.#ports.peers.tell('drop-pen', { streamId, memberId, place } satisfies Pen);
	}

	/** This process's stream is another's now: its room here ends, and follows. */
	lost(streamId: StreamId, cause: unknown): void {
		this.#ports.leases.forget(streamId);
		this.#ports.rooms.peek(streamId)?.room.stop(cause);
		this.#renew(streamId);
	}

	/** Entries that wait here contradict PocketBase: they were never acknowledged. Loading sets them aside; of another's stream it is done now. */
	foreign(streamId: StreamId, seq: number, cause: unknown): void {
		const { leases, fault, setAside } = this.#ports;
		if (leases.held(streamId)) this.lost(streamId, cause);
		else void setAside(streamId, seq).catch((error: unknown) => fault(error, streamId));
	}

	close(): void {
		clearInterval(this.#timer);
	}

	async #follow(streamId: StreamId, process: string): Promise<FollowedStream> {
		const { now, relay, relayBeat } = this.#ports;
		const room: FollowedStream = new FollowedRoom({
			streamId,
			decider: streamDecider,
			line: this.#line(streamId, process, () => room),
			broadcast: (message) => relay(streamId, message),
			beat: (beat) => relayBeat(streamId, beat)
		});
		this.#followed.set(streamId, { process, room });
		try {
			await room.open(now());
			return room;
		} catch (error) {
			if (this.#followed.get(streamId)?.room === room) this.#followed.delete(streamId);
			throw error;
		}
	}

	#line(
		streamId: StreamId,
		process: string,
		room: () => FollowedStream
	): OwnerLine<StreamState, Command, StreamEvent, Context> {
		const { peers, now } = this.#ports;
		type Told = Welcome<StreamState, StreamEvent>;
		const held = <T extends object>(said: T | Gone): T => {
			if (!('gone' in said)) return said;
			throw new RoomClosed(streamId, 'it is not the owner any more');
		};
		return {
			async hello(hello) {
				const asked = peers.ask<Told | Gone>(process, 'hello', { streamId, hello }, HELLO_MS);
				const welcome = held(await asked.catch((error: unknown) => Promise.reject(new OwnerAway(streamId, error))));
				return welcome.kind === 'snapshot' ? { ...welcome, state: upgraded(welcome.state) } : welcome;
			},
			async submit(submission, by, { level, linkPost, writerOf }) {
				const forwarded: Forwarded = { streamId, submission, by, level, linkPost, pens: writerOf !== noPens };
				for (const until = now() + PATIENCE_MS; now() < until && !room().closed;) {
					try {
						return held(await peers.ask<Answer | Gone>(process, 'submit', forwarded, SUBMIT_MS));
					} catch (error) {
						// The same id again: whatever became of the first, it is done once.
						if (!(error instanceof PeerSilent)) throw error;
					}
				}
				throw room().closed ?? new OwnerAway(streamId);
			}
		};
	}

	#of(streamId: StreamId, process: string): FollowedStream | null {
		const followed = this.#followed.get(streamId);
		return followed?.process === process ? followed.room : null;
	}

	/** Owners that are gone, or others than they were. */
	async #look(): Promise<void> {
		if (this.#looking) return;
		this.#looking = true;
		try {
			const all = [...this.#followed];
			const holders = await this.#ports.leases.holders(all.map(([streamId]) => streamId));
			all.forEach(([streamId, { process, room }], at) => {
				if (holders[at] === process && !room.closed) return;
				room.stop(`its owner is ${holders[at] || 'gone'}`);
				if (this.#followed.get(streamId)?.room === room) this.#followed.delete(streamId);
				this.#renew(streamId);
			});
		} catch (error) {
			if (!(error instanceof RedisAway)) this.#ports.fault(error, '');
		} finally {
			this.#looking = false;
		}
	}

	#renew(streamId: StreamId): void {
		void this.#ports.rooms.renew(streamId).catch((error: unknown) => this.#ports.fault(error, streamId));
	}

	async #answerHello({ streamId, hello }: { streamId: StreamId; hello: Hello }) {
		const open = await this.#ports.rooms.open(streamId);
		return open && isOwn(open) ? open.room.join(hello, this.#ports.now()) : ({ gone: true } satisfies Gone);
	}

	async #answerSubmit({ streamId, submission, by, level, linkPost, pens }: Forwarded): Promise<Answer | Gone> {
		const open = await this.#ports.rooms.open(streamId);
		if (!open || !isOwn(open)) return { gone: true };
		const answer = await this.#ports.rooms.submit(streamId, submission, {
			by,
			context: (_, at) => ({
				...{ at, by, level, linkPost },
				writerOf: pens ? (place) => this.#ports.presence.writerOf(streamId, place, at) : noPens
			})
		});
		return answer ?? { gone: true };
	}
}
