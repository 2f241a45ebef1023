// Puts the server together once per process: recorder, journal, rooms, sockets, accounts. Everything else asks for `app()`.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import { loadSecrets, type Secrets } from '../../host/secrets.ts';
import { Door } from './auth/door.ts';
import { Logins } from './auth/logins.ts';
import { Memberships } from './auth/memberships.ts';
import { PostLinks } from './auth/post-links.ts';
import { Cluster } from './cluster/cluster.ts';
import type { Seats } from './cluster/seats.ts';
import { env } from './env.ts';
import { Gateway } from './live/gateway.ts';
import { PresenceBook } from './live/presence-book.ts';
import { Projection } from './live/projection.ts';
import { Rehearsals } from './live/rehearsals.ts';
import { isOwn, StreamRooms } from './live/stream-rooms.ts';
import { log } from './log.ts';
import { AirNews } from './machines/air-news.ts';
import type { HandPorts } from './machines/machine-hand.ts';
import { MachineTokens } from './machines/tokens.ts';
import { Checkpoints } from './pocketbase/checkpoint.ts';
import { serviceClient } from './pocketbase/client.ts';
import { JournalStore } from './pocketbase/journal-store.ts';
import { OscDoor } from './osc/osc-door.ts';
import type { TypedPocketBase } from './pocketbase/records.ts';
import { FlightJournal } from './recorder/flight-journal.ts';
import { FlightRecorder } from './recorder/recorder.ts';
import { Shipper } from './recorder/shipper.ts';
import { newestEntries } from './versions/newest-entries.ts';
import { History } from './versions/history.ts';
import { VersionPoints } from './versions/points.ts';

export interface App {
	/** PocketBase as the service account: only for the journal, accounts and background work. */
	readonly service: TypedPocketBase;
	readonly pocketbaseUrl: string;
	readonly secrets: Secrets;
	readonly logins: Logins;
	readonly memberships: Memberships;
	readonly postLinks: PostLinks;
	/** What comes with a token instead of a person: Stream Deck, OBS, scripts. */
	readonly machines: MachineTokens;
	/** Now and next, for machines that listen. */
	readonly airNews: AirNews;
	readonly door: Door;
	readonly rooms: StreamRooms;
	readonly gateway: Gateway;
	readonly projection: Projection;
	/** What streams were before. */
	readonly history: History;
	readonly points: VersionPoints;
	/** Await `now()` after a write outside the journal that a power cut must not undo. */
	readonly checkpoints: Checkpoints;
	/** Does what only one process of an installation may do at a time. */
	alone<T>(work: () => Promise<T>): Promise<T>;
	/** PocketBase came back: what waits is shipped at once. */
	pocketbaseBack(): void;
	close(): Promise<void>;
}

/** So long a process that stops goes on bringing entries to PocketBase, so that another begins without them. */
const LAST_SHIPPING_MS = 2_000;

let running: App | undefined;

/** The running server. Throws before `openApp` has finished. */
export function app(): App {
	if (!running) throw new Error('the server is not open yet');
	return running;
}

/** Opens recorder, rooms and sockets; again is the same. */
export async function openApp(): Promise<App> {
	running ??= await assemble();
	return running;
}

async function assemble(): Promise<App> {
	const { dataDir, pocketbaseUrl: url, secretsFile, redisUrl } = env();
	if (!url)
		throw new Error('CHANGJI_POCKETBASE_URL is not set: start the app with npm start, which brings PocketBase.');
	const secrets = loadSecrets(dataDir, secretsFile ?? undefined);
	const service: TypedPocketBase = serviceClient({ url, ...secrets.superuser });
	const memberships = new Memberships(service);
	const postLinks = new PostLinks(service);
	const machines = new MachineTokens(service);
	const airNews = new AirNews();
	const logins = new Logins(() => url);
	const door = new Door(logins, memberships, postLinks);

	const cluster = redisUrl ? await Cluster.open(redisUrl, log) : null;
	const recorder = await FlightRecorder.open<Entry<StreamEvent>>({
		folder: join(dataDir, 'recorder'),
		onHealth: (health) => {
			if (health.ok) log.info('the recorder writes again');
			else log.error({ reason: health.reason }, 'the recorder cannot write: entries are kept in memory only');
		}
	});
	if (recorder.cut) log.warn({ cut: recorder.cut }, 'a torn last flush was cut off; nothing acknowledged is lost');
	const store = new JournalStore<StreamState, StreamEvent>(service);
	const shipper = new Shipper<StreamEvent>({
		recorder,
		store,
		...(cluster ? { term: (stream: string) => cluster.leases.held(stream)?.term ?? null } : {}),
		onStatus: (status) => {
			if (status.away || status.stuck.length > 0) log.warn({ shipping: status }, 'entries wait for PocketBase');
			gateway.beat();
		},
		onFenced: (stream) => seats?.lost(stream, new Error('another process has begun a term')),
		onForeign: (stream, seq) => {
			log.error({ stream, seq }, 'another server wrote this stream; its room here stops');
			const cause = new Error(`seq ${seq} is foreign`);
			if (seats) seats.foreign(stream, seq, cause);
			else rooms.peek(stream)?.room.stop(cause);
		}
	});
	const flight = new FlightJournal<StreamState, StreamEvent>({
		recorder,
		store,
		shipper,
		shared: cluster !== null,
		onSnapshotFault: (stream, error) => log.warn({ stream, err: error }, 'PocketBase did not take a snapshot')
	});

	const journal = cluster ? cluster.journal({ flight, recorder, shipper, store }, service) : flight;
	const history = new History({
		own: (streamId) => newestEntries(rooms.peek(streamId), recorder, streamId),
		there: (streamId, after, upTo) => store.entries(streamId, after, upTo)
	});

	const checkpoints = new Checkpoints(service, (error) => log.debug({ err: error }, 'no checkpoint now'));
	const projection = new Projection(service, log);
	const rehearsals = new Rehearsals({
		newId: () => randomBytes(9).toString('base64url'),
		now: Date.now,
		...(cluster ? { elsewhere: () => cluster.rehearsals } : {}),
		broadcast: (id, message) => gateway.broadcast(id, message),
		tell: (streamId, news) => gateway.rehearsal(streamId, news),
		fault: (error, place) => log.error({ err: error, ...place }, 'rehearsal')
	});
	const rooms: StreamRooms = new StreamRooms({
		journal,
		...(cluster ? { elsewhere: (streamId: string) => joined().elsewhere(streamId) } : {}),
		opened: (open) => {
			// What is written of it in lists may be another process's, and older.
			if (cluster && isOwn(open)) projection.takeOver(open);
			airNews.shown(open);
			gateway.beatOf(open);
			cluster?.rehearsals.moved(open);
		},
		teamOf: async (streamId) => {
			const { items } = await service.collection('streams').getList(1, 1, {
				filter: service.filter('id = {:streamId}', { streamId }),
				skipTotal: true
			});
			return items[0]?.team ?? null;
		},
		broadcast: (streamId, message) => {
			gateway.broadcast(streamId, message);
			seats?.tellEntry(streamId, message);
		},
		shown: (open) => {
			projection.touch(open);
			airNews.shown(open);
			rehearsals.shown(open);
		},
		rehearsing: (streamId) => rehearsals.isRunning(streamId),
		fault: (error, place) => log.error({ err: error, ...place }, 'room'),
		newEpoch: () => randomBytes(9).toString('base64url'),
		now: Date.now
	});
	const presence = new PresenceBook(Date.now);
	const gateway: Gateway = new Gateway({
		rooms,
		...(cluster ? { adapter: cluster.adapter, others: cluster.others } : {}),
		beaten: (streamId, beat) => seats?.tellBeat(streamId, beat),
		doorkeeper: door,
		presence,
		rehearsals,
		now: Date.now,
		waiting: () => {
			const { count, since } = shipper.status.waiting;
			return count > 0 && since !== null ? { count, since } : null;
		},
		mayConnect: sameOrigin,
		fault: (error, place) => log.error({ err: error, ...place }, 'socket')
	});
	const seats =
		cluster?.join(gateway.between(), {
			rooms,
			now: Date.now,
			relay: (streamId, message) => {
				gateway.broadcast(streamId, message);
				const open = rooms.peek(streamId);
				if (open) airNews.shown(open);
			},
			relayBeat: (streamId, beat) => gateway.tellBeat(streamId, beat),
			presence,
			setAside: (streamId, seq) => flight.setAside(streamId, seq),
			watchers: (streamId, event, what) => gateway.tellWatchers(streamId, event, what),
			rehearsal: {
				rehearsals,
				tell: (streamId, news) => gateway.rehearsal(streamId, news),
				relay: (id, message) => gateway.broadcast(id, message),
				relayBeat: (id, beat) => gateway.tellBeat(id, beat)
			},
			rights: { memberships, logins, secrets: [postLinks, machines] }
		}) ?? null;
	function joined(): Seats {
		if (!seats) throw new Error('the rooms are asked for before the cluster was joined');
		return seats;
	}
	shipper.start();
	// What a crash of everything left only here is brought by whoever owns it: this process, if nobody does.
	const left = recorder.streams.filter((stream) => recorder.waiting(stream).length > 0);
	if (cluster)
		for (const stream of left) void rooms.open(stream).catch((err: unknown) => log.warn({ stream, err }, 'waits'));
	const osc = await openOsc({ rooms, machines });

	return {
		service,
		pocketbaseUrl: url,
		secrets,
		logins,
		memberships,
		postLinks,
		machines,
		airNews,
		door,
		rooms,
		gateway,
		projection,
		history,
		points: new VersionPoints(history),
		checkpoints,
		alone: (work) => (cluster ? cluster.alone(work) : work()),
		pocketbaseBack: () => shipper.retry(),
		async close() {
			cluster?.leave();
			osc?.close();
			airNews.close();
			await gateway.close();
			await rooms.close();
			await projection.flush();
			checkpoints.stop();
			if (cluster) await Promise.race([shipper.idle(), wait(LAST_SHIPPING_MS)]);
			await shipper.stop();
			await flight.settled();
			await cluster?.close();
			await recorder.close();
			running = undefined;
		}
	};
}

/** The show does not wait for a port: taken, it is said and the rest goes on. */
async function openOsc(ports: HandPorts): Promise<OscDoor | null> {
	const { osc, oscToken: token } = env();
	if (!osc) return null;
	const fault = (error: unknown) => log.error({ err: error }, 'OSC');
	try {
		const door = await OscDoor.open({ ...ports, now: Date.now, fault }, { ...osc, token });
		log.info({ host: osc.host, port: door.port }, 'listening for OSC');
		return door;
	} catch (error) {
		fault(error);
		return null;
	}
}

/** Sockets are not covered by CORS or by SvelteKit's check of forms: a page of another origin must not open one. */
function sameOrigin({ headers }: IncomingMessage): boolean {
	if (headers.origin === undefined) return true;
	const { origin } = env();
	if (origin && headers.origin === origin) return true;
	return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}
