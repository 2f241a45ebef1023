// More than one process on the same streams (REDIS_URL): everything of it is put together here, and nothing of it exists without.
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import type { FlightJournal } from '#lib/server/recorder/flight-journal.ts';
import type { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import type { Shipper } from '#lib/server/recorder/shipper.ts';
import type { OtherProcesses } from '#lib/server/live/conversation.ts';
import type { PeerWire } from '#lib/server/live/peer-wire.ts';
import type { PresenceBook, PresenceEntry } from '#lib/server/live/presence-book.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import { ClusterJournal } from './cluster-journal.ts';
import { ALONE_KEY, BETWEEN_KEY } from './keys.ts';
import { LEASE_MS, Leases } from './leases.ts';
import { OwnerRecords } from './owner-records.ts';
import { newPeerName, Peers } from './peers.ts';
import { PresenceElsewhere } from './presence-elsewhere.ts';
import { openRedis, type Redis } from './redis.ts';
import { Seats, type SeatPorts } from './seats.ts';
import { RehearsalsElsewhere, type RehearsalPeerPorts } from './rehearsals-elsewhere.ts';
import { SharedEntries } from './shared-entries.ts';
import { shareRights } from './shared-rights.ts';

/** Whoever is at it alone and dies holds the others up for so long. */
const ALONE_MS = 30_000;
const ALONE_LOOK_MS = 200;
const TAKE = `return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) or nil`;
const LEAVE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/** What the journal is made of, once it is there. */
export interface JournalParts {
	readonly flight: FlightJournal<StreamState, StreamEvent>;
	readonly recorder: FlightRecorder<Entry<StreamEvent>>;
	readonly shipper: Shipper<StreamEvent>;
	readonly store: JournalStore<StreamState, StreamEvent>;
}

export interface JoinPorts extends Omit<SeatPorts, 'peers' | 'leases' | 'fault'> {
	readonly rights: Parameters<typeof shareRights>[1];
	readonly presence: PresenceBook;
	watchers(streamId: string, event: 'here' | 'gone', what: PresenceEntry | string): void;
	/** 彩排, here and as those of other processes reach the screens here. */
	readonly rehearsal: Pick<RehearsalPeerPorts, 'rehearsals' | 'tell' | 'relay' | 'relayBeat'>;
}

export class Cluster {
	readonly #redis: Redis;
	readonly #log: Logger;
	readonly #self = newPeerName();
	readonly leases: Leases;
	/** For Socket.IO's server. */
	readonly adapter: ReturnType<typeof import('@socket.io/redis-streams-adapter').createAdapter>;
	#seats: Seats | null = null;
	#peers: Peers | null = null;
	#elsewhere: PresenceElsewhere | null = null;
	#rehearsals: RehearsalsElsewhere | null = null;

	/** Connects. Nothing of Redis is loaded before. */
	static async open(url: string, log: Logger): Promise<Cluster> {
		const redis = await openRedis(url, LEASE_MS, log);
		const { createAdapter } = await import('@socket.io/redis-streams-adapter');
		const adapter = createAdapter(redis.publisher, {
			streamName: BETWEEN_KEY,
			channelPrefix: BETWEEN_KEY,
			onlyPlaintext: true,
			readCount: 500
		});
		return new Cluster(redis, adapter, log);
	}

	private constructor(redis: Redis, adapter: Cluster['adapter'], log: Logger) {
		this.#redis = redis;
		this.#log = log;
		this.adapter = adapter;
		const lost = (streamId: string): void => this.#seats?.lost(streamId, new Error('another process holds its lease'));
		this.leases = new Leases(redis, this.#self, lost, (error) => log.debug({ err: error }, 'leases'));
	}

	/** The journal of the streams this process owns. */
	journal(parts: JournalParts, client: TypedPocketBase): ClusterJournal<StreamState, StreamEvent> {
		const journal = new ClusterJournal<StreamState, StreamEvent>({
			...parts,
			leases: this.leases,
			records: new OwnerRecords(client, this.#self),
			shared: new SharedEntries(this.#redis),
			warn: (stream, what, more) => this.#log.warn({ stream, ...more }, what)
		});
		this.#redis.onChange((here) => here && journal.doubt());
		return journal;
	}

	/** Begins to hear the others, and to look after the streams. */
	join(wire: PeerWire, ports: JoinPorts): Seats {
		this.#peers = new Peers(wire, this.#self, (error, kind) =>
			this.#log.warn({ err: error, kind }, 'between processes')
		);
		const peers = this.#peers;
		const rightsMissed = shareRights(peers, ports.rights, (error) =>
			this.#log.warn({ err: error }, 'rights were not read')
		);
		const elsewhere = new PresenceElsewhere({
			peers,
			presence: ports.presence,
			watchers: ports.watchers,
			now: ports.now
		});
		this.#elsewhere = elsewhere;
		const fault = (error: unknown, stream: string) =>
			this.#log.error({ err: error, stream }, 'room of another process');
		const seats = new Seats({ ...ports, peers, leases: this.leases, fault });
		const rehearsals = new RehearsalsElsewhere({
			...{ ...ports.rehearsal, peers, rooms: ports.rooms, presence: ports.presence, now: ports.now, fault },
			ownerOf: (streamId) => seats.ownerOf(streamId)
		});
		this.#seats = seats;
		this.#rehearsals = rehearsals;
		this.#redis.onChange((here) => {
			if (!here) return;
			rightsMissed();
			elsewhere.askAll();
			rehearsals.askAll();
		});
		return seats;
	}

	/** 彩排 of the streams that other processes own. */
	get rehearsals(): RehearsalsElsewhere {
		if (!this.#rehearsals) throw new Error('the cluster was not joined yet');
		return this.#rehearsals;
	}

	/** For conversations: presence and pens over all processes. */
	get others(): OtherProcesses {
		const joined = (): { seats: Seats; elsewhere: PresenceElsewhere } => {
			if (!this.#seats || !this.#elsewhere) throw new Error('the cluster was not joined yet');
			return { seats: this.#seats, elsewhere: this.#elsewhere };
		};
		return {
			list: (streamId) => joined().elsewhere.list(streamId),
			here: (streamId, entry) => joined().elsewhere.here(streamId, entry),
			gone: (streamId, id) => joined().elsewhere.gone(streamId, id),
			takePen: (streamId, memberId, place) => joined().seats.takePen(streamId, memberId, place),
			dropPen: (streamId, memberId, place) => joined().seats.dropPen(streamId, memberId, place)
		};
	}

	/** Does something that only one process may do at a time; the others wait. Rejects with RedisAway. */
	async alone<T>(work: () => Promise<T>): Promise<T> {
		const self = [this.#self, String(ALONE_MS)];
		while ((await this.#redis.run(TAKE, [ALONE_KEY], self)) === null) await wait(ALONE_LOOK_MS);
		try {
			return await work();
		} finally {
			await this.#redis.run(LEAVE, [ALONE_KEY], [this.#self]).catch(() => undefined); // It ends by itself.
		}
	}

	/** First of all that ends: what is under way is finished by the rooms. */
	leave(): void {
		this.#seats?.close();
		this.#elsewhere?.close();
	}

	/** Last: the rooms are closed, and the others may take over at once. */
	async close(): Promise<void> {
		this.#peers?.close();
		await this.leases.close();
		this.#redis.close();
	}
}
