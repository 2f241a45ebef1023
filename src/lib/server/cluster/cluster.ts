// More than one process on the same streams (REDIS_URL): everything of it is put together here, and nothing of it exists without.
import type { Logger } from 'pino';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import type { FlightJournal } from '#lib/server/recorder/flight-journal.ts';
import type { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import type { Shipper } from '#lib/server/recorder/shipper.ts';
import type { PeerWire } from '#lib/server/live/peer-wire.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import { ClusterJournal } from './cluster-journal.ts';
import { BETWEEN_KEY } from './keys.ts';
import { LEASE_MS, Leases } from './leases.ts';
import { OwnerRecords } from './owner-records.ts';
import { newPeerName, Peers } from './peers.ts';
import { openRedis, type Redis } from './redis.ts';
import { Seats, type SeatPorts } from './seats.ts';
import { SharedEntries } from './shared-entries.ts';

/** What the journal is made of, once it is there. */
export interface JournalParts {
	readonly flight: FlightJournal<StreamState, StreamEvent>;
	readonly recorder: FlightRecorder<Entry<StreamEvent>>;
	readonly shipper: Shipper<StreamEvent>;
	readonly store: JournalStore<StreamState, StreamEvent>;
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
	join(wire: PeerWire, ports: Omit<SeatPorts, 'peers' | 'leases' | 'fault'>): Seats {
		this.#peers = new Peers(wire, this.#self, (error, kind) =>
			this.#log.warn({ err: error, kind }, 'between processes')
		);
		this.#seats = new Seats({
			...ports,
			peers: this.#peers,
			leases: this.leases,
			fault: (error, stream) => this.#log.error({ err: error, stream }, 'room of another process')
		});
		return this.#seats;
	}

	/** First of all that ends: what is under way is finished by the rooms. */
	leave(): void {
		this.#seats?.close();
	}

	/** Last: the rooms are closed, and the others may take over at once. */
	async close(): Promise<void> {
		this.#peers?.close();
		await this.leases.close();
		this.#redis.close();
	}
}
