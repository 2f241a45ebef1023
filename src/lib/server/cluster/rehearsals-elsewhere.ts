// The 彩排 of streams that another process owns, as this one's screens are in them: news, entries and heartbeats come from the owner, wishes and commands go there.
import type { PostId, StreamId } from '#lib/domain/id.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import type { RehearsalId, RehearsalNews, RehearsalWish } from '#lib/domain/rehearsal/rehearsal.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { PresenceBook } from '#lib/server/live/presence-book.ts';
import type { Acted, Rehearsals, RehearsalsAway, SeatedRehearsal } from '#lib/server/live/rehearsals.ts';
import { isOwn, type OpenStream, type StreamRooms } from '#lib/server/live/stream-rooms.ts';
import { FollowedRoom } from '#lib/sync/followed-room.ts';
import type { Answer, Beat, Broadcast, Hello, Submission, Welcome } from '#lib/sync/protocol.ts';
import { OwnerAway, RoomClosed } from '#lib/sync/room-ports.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';
import type { Peers } from './peers.ts';

export interface RehearsalPeerPorts {
	readonly peers: Peers;
	readonly rooms: StreamRooms;
	/** This process's own. */
	readonly rehearsals: Rehearsals;
	readonly presence: Pick<PresenceBook, 'writerOf'>;
	/** The process that owns a stream which is followed here; null = none is. */
	ownerOf(streamId: StreamId): string | null;
	/** Tells the pages here. */
	tell(streamId: StreamId, news: RehearsalNews): void;
	/** An entry or a heartbeat of a 彩排, for the screens here that are in it. */
	relay(id: RehearsalId, message: Broadcast<StreamEvent>): void;
	relayBeat(id: RehearsalId, beat: Beat): void;
	now(): number;
	fault(error: unknown, streamId: StreamId): void;
}

type Told = Welcome<StreamState, StreamEvent>;
type Gone = { readonly gone: true };
const GONE: Gone = { gone: true };
interface Forwarded {
	readonly streamId: StreamId;
	readonly id: RehearsalId;
	readonly submission: Submission<Command>;
	readonly by: string;
	readonly level: Level;
	readonly linkPost: PostId | null;
}
interface There {
	readonly process: string;
	readonly news: RehearsalNews;
	readonly seat: FollowedRehearsal | null;
}

const ASK_MS = 2_000;

/** One 彩排 that runs at the stream's owner. */
class FollowedRehearsal implements SeatedRehearsal {
	readonly id: RehearsalId;
	readonly room: FollowedRoom<StreamState, Command, StreamEvent, Context>;

	constructor(id: RehearsalId, room: FollowedRehearsal['room']) {
		this.id = id;
		this.room = room;
	}

	welcome(hello: Hello, at: number): Promise<Told> {
		return this.room.welcome(hello, at).catch((error: unknown) => {
			throw error instanceof RoomClosed ? new OwnerAway(this.id, error) : error;
		});
	}

	async submit(...[submission, sender, now]: Parameters<SeatedRehearsal['submit']>): Promise<Answer> {
		try {
			return await this.room.submit(submission, sender, now);
		} catch (error) {
			if (!(error instanceof RoomClosed)) throw error;
			return { epoch: this.id, id: submission.id, ok: false, refusal: { name: 'rehearsal-over' } };
		}
	}
}

export class RehearsalsElsewhere implements RehearsalsAway {
	readonly #ports: RehearsalPeerPorts;
	readonly #there = new Map<StreamId, There>();
	readonly #seats = new Map<RehearsalId, FollowedRehearsal>();
	/** Streams of which it is just being learnt how they stand: whoever comes waits for it. */
	readonly #settled = new Map<StreamId, Promise<void>>();

	constructor(ports: RehearsalPeerPorts) {
		this.#ports = ports;
		const { peers, now } = ports;
		peers.on('rehearsal', ({ streamId, news }: { streamId: StreamId; news: RehearsalNews }, from) => {
			if (ports.ownerOf(streamId) !== from) return;
			void this.#settling(streamId, this.#take(streamId, from, news)).then(() => this.#tellHere(streamId));
		});
		peers.on('rehearsal-entry', ({ id, message }: { id: RehearsalId; message: Broadcast<StreamEvent> }) =>
			this.#seats.get(id)?.room.receive(message, now())
		);
		peers.on('rehearsal-beat', ({ id, beat }: { id: RehearsalId; beat: Beat }) =>
			this.#seats.get(id)?.room.hear(beat, now())
		);
		peers.answer('rehearsal-now', ({ streamId }: { streamId: StreamId }) =>
			Promise.resolve(ports.rehearsals.news(streamId))
		);
		peers.answer('rehearse', (body: { streamId: StreamId; by: string; wish: RehearsalWish }) => this.#answerWish(body));
		peers.answer('rehearsal-hello', async (body: { streamId: StreamId; id: RehearsalId; hello: Hello }) => {
			const going = ports.rehearsals.own(body.streamId);
			return going?.id === body.id ? going.welcome(body.hello, now()) : GONE;
		});
		peers.answer('rehearsal-submit', (body: Forwarded) => this.#answerSubmit(body));
	}

	/** What runs at another process; null = the stream is this one's own, or nothing runs. */
	on(streamId: StreamId): SeatedRehearsal | null {
		return this.#there.get(streamId)?.seat ?? null;
	}

	/** null = the stream is this one's own, or its owner was not asked yet. */
	news(streamId: StreamId): RehearsalNews | null {
		return this.#there.get(streamId)?.news ?? null;
	}

	/** Knows what its owner knows, before a screen is let in. An owner that does not answer has none. */
	async learn(open: OpenStream): Promise<void> {
		const { streamId } = open;
		const owner = this.#ports.ownerOf(streamId);
		const settling = this.#settled.get(streamId);
		if (settling || isOwn(open) || owner === null || this.#there.get(streamId)?.process === owner) return settling;
		return this.#settling(
			streamId,
			this.#ports.peers
				.ask<RehearsalNews>(owner, 'rehearsal-now', { streamId }, ASK_MS)
				.then((news) => this.#take(streamId, owner, news))
				.catch((error: unknown) => this.#ports.fault(error, streamId))
		);
	}

	/** Null = the stream is this process's own. Rejects with `OwnerAway`. */
	async act({ streamId }: OpenStream, by: string, wish: RehearsalWish): Promise<Acted | null> {
		const owner = this.#ports.ownerOf(streamId);
		if (owner === null) return null;
		const asked = this.#ports.peers.ask<Acted | Gone>(owner, 'rehearse', { streamId, by, wish }, ASK_MS);
		const acted = await asked.catch((error: unknown) => Promise.reject(new OwnerAway(streamId, error)));
		if ('gone' in acted) throw new OwnerAway(streamId);
		return acted;
	}

	/** Its own 彩排, to the others. */
	told(streamId: StreamId, news: RehearsalNews): void {
		this.#ports.peers.tell('rehearsal', { streamId, news });
	}
	entry(id: RehearsalId, message: Broadcast<StreamEvent>): void {
		this.#ports.peers.tell('rehearsal-entry', { id, message });
	}
	beat(id: RehearsalId, beat: Beat): void {
		this.#ports.peers.tell('rehearsal-beat', { id, beat });
	}

	/** A stream has another owner, this process or one elsewhere: what ran at the old one is over. */
	moved(open: OpenStream): void {
		const { streamId } = open;
		const { rehearsals, ownerOf } = this.#ports;
		const known = this.#there.get(streamId);
		if (!isOwn(open)) rehearsals.drop(streamId);
		if (known && (isOwn(open) || known.process !== ownerOf(streamId))) {
			this.#forget(streamId);
			this.#tellHere(streamId);
		}
	}

	/** What was told while Redis was away was lost: every owner is asked again. */
	askAll(): void {
		for (const streamId of [...this.#there.keys()]) {
			const open = this.#ports.rooms.peek(streamId);
			this.#forget(streamId);
			if (open) void this.learn(open).then(() => this.#tellHere(streamId));
		}
	}

	#tellHere(streamId: StreamId): void {
		this.#ports.tell(streamId, this.#ports.rehearsals.news(streamId));
	}

	/** Whoever comes meanwhile waits until it is done. */
	#settling(streamId: StreamId, work: Promise<void>): Promise<void> {
		const settled = Promise.all([this.#settled.get(streamId), work]).then(() => {
			if (this.#settled.get(streamId) === settled) this.#settled.delete(streamId);
		});
		this.#settled.set(streamId, settled);
		return settled;
	}

	#forget(streamId: StreamId): void {
		const seat = this.#there.get(streamId)?.seat;
		this.#there.delete(streamId);
		if (!seat) return;
		this.#seats.delete(seat.id);
		seat.room.stop('it is over');
	}

	async #take(streamId: StreamId, process: string, news: RehearsalNews): Promise<void> {
		const before = this.#there.get(streamId)?.seat ?? null;
		const id = news.running?.id ?? null;
		if (before && before.id === id) return void this.#there.set(streamId, { process, news, seat: before });
		this.#forget(streamId);
		const seat = id === null ? null : this.#follow(streamId, process, id);
		this.#there.set(streamId, { process, news, seat });
		if (!seat) return;
		this.#seats.set(seat.id, seat);
		try {
			await seat.room.open(this.#ports.now());
		} catch (error) {
			// Its owner will say more, or be asked again by the next who joins.
			if (this.#there.get(streamId)?.seat === seat) this.#forget(streamId);
			if (!(error instanceof RoomClosed)) this.#ports.fault(error, streamId);
		}
	}

	#follow(streamId: StreamId, process: string, id: RehearsalId): FollowedRehearsal {
		const { peers, relay, relayBeat } = this.#ports;
		const held = <T extends object>(said: T | Gone): T => {
			if (!('gone' in said)) return said;
			throw new RoomClosed(id, 'it is over');
		};
		const away = (error: unknown) => Promise.reject(new OwnerAway(streamId, error));
		const room = new FollowedRoom<StreamState, Command, StreamEvent, Context>({
			streamId: id,
			decider: streamDecider,
			line: {
				hello: async (hello) =>
					held(await peers.ask<Told | Gone>(process, 'rehearsal-hello', { streamId, id, hello }, ASK_MS).catch(away)),
				submit: async (submission, by, { level, linkPost }) => {
					const forwarded: Forwarded = { streamId, id, submission, by, level, linkPost };
					return held(await peers.ask<Answer | Gone>(process, 'rehearsal-submit', forwarded, ASK_MS).catch(away));
				}
			},
			broadcast: (message) => relay(id, message),
			beat: (beat) => relayBeat(id, beat)
		});
		return new FollowedRehearsal(id, room);
	}

	async #answerWish(asked: { streamId: StreamId; by: string; wish: RehearsalWish }): Promise<Acted | Gone> {
		const open = await this.#ports.rooms.open(asked.streamId);
		return open && isOwn(open) ? this.#ports.rehearsals.act(open, asked.by, asked.wish) : GONE;
	}

	async #answerSubmit({ streamId, id, submission, by, level, linkPost }: Forwarded): Promise<Answer | Gone> {
		const { rehearsals, presence } = this.#ports;
		const going = rehearsals.own(streamId);
		if (going?.id !== id) return GONE;
		return rehearsals.submit(streamId, going, submission, {
			by,
			context: (_, at) => ({
				...{ at, by, level, linkPost },
				writerOf: (place) => presence.writerOf(streamId, place, at)
			})
		});
	}
}
