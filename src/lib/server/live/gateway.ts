// The sockets: who may connect, which stream a socket has joined, and the way of messages between screens and rooms.
import { Server as Engine } from 'engine.io';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import type { StreamId } from '#lib/domain/id.ts';
import type { RehearsalNews } from '#lib/domain/rehearsal/rehearsal.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { Backlog, Beat, Broadcast } from '#lib/sync/protocol.ts';
import { Conversation, type ConversationPorts } from './conversation.ts';
import type { Doorkeeper, Visitor } from './doorkeeper.ts';
import { writeOnce, writeStraight } from './one-write.ts';
import type { PresenceEntry } from './presence-book.ts';
import { peerWire, type PeerWire } from './peer-wire.ts';
import { aboutRoom, streamRoom, watchRoom } from './socket-rooms.ts';
import { isOwn, type OpenStream } from './stream-rooms.ts';

const PATH = '/socket.io/';
/** Screens notice by the heartbeat that they lost the last message; below a venue proxy's 60 s of patience. */
const BEAT_MS = 3_000;

/** What the gateway needs beside what a conversation needs. */
export interface GatewayPorts extends Omit<ConversationPorts, 'watchers'> {
	readonly doorkeeper: Doorkeeper;
	/** Entries that PocketBase does not have yet. */
	waiting(): Backlog | null;
	/** An own stream's heartbeat went out: the other processes' screens want it too. */
	beaten?(streamId: StreamId, beat: Beat): void;
	/** Socket.IO's way to other processes; without it this is the only one. */
	readonly adapter?: Parameters<Server['adapter']>[0];
	/** false = this Origin may not open a socket. */
	mayConnect(request: IncomingMessage): boolean;
}

export class Gateway {
	readonly #ports: GatewayPorts;
	// Not attached to an http server: the owner of the server hands requests over, so that development can re-evaluate this module.
	readonly #engine: Engine;
	readonly #io: Server;
	readonly #conversations = new Set<Conversation>();
	readonly #beat: NodeJS.Timeout;
	readonly #stopListening: () => void;

	constructor(ports: GatewayPorts) {
		this.#ports = ports;
		this.#engine = new Engine({
			pingInterval: 15_000,
			pingTimeout: 10_000,
			// A paste of 500 rows fits; anything larger is cut off before it is parsed.
			maxHttpBufferSize: 1_000_000,
			allowRequest: (request, answer) => answer(null, ports.mayConnect(request))
		});
		this.#io = new Server({ serveClient: false, connectTimeout: 5_000 });
		if (ports.adapter) this.#io.adapter(ports.adapter);
		this.#io.bind(this.#engine);
		writeOnce(this.#io.of('/'));
		this.#engine.on('connection', writeStraight);
		this.#io.use((socket, next) => void this.#admit(socket, next));
		this.#io.on('connection', (socket) => this.#converse(socket));
		this.#beat = setInterval(() => this.beat(), BEAT_MS);
		this.#beat.unref();
		this.#stopListening = ports.doorkeeper.onChange(() => {
			for (const conversation of this.#conversations) conversation.checkStanding();
		});
	}

	/** true = the request was ours. */
	handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
		if (!request.url?.startsWith(PATH)) return false;
		this.#engine.handleRequest(request as Parameters<Engine['handleRequest']>[0], response);
		return true;
	}

	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
		if (!request.url?.startsWith(PATH)) return false;
		this.#engine.handleUpgrade(
			request as Parameters<Engine['handleUpgrade']>[0],
			socket as Parameters<Engine['handleUpgrade']>[1],
			head
		);
		return true;
	}

	/** One packet for every screen that has joined a stream here, encoded once. */
	broadcast(streamId: StreamId, broadcast: Broadcast<StreamEvent>): void {
		this.#io.local.to(streamRoom(streamId)).emit('from-room', { type: 'entry', broadcast });
	}

	/** Tells every page here of a stream of its 彩排. */
	rehearsal(streamId: StreamId, news: RehearsalNews): void {
		this.#io.local.to(aboutRoom(streamId)).emit('rehearsal', news);
	}

	/** Tells every screen where the record stands: at once when it changes, and regularly. */
	beat(): void {
		for (const open of this.#ports.rooms.openStreams()) if (isOwn(open)) this.beatOf(open);
		this.#ports.rehearsals.sweep();
		for (const [id, beat] of this.#ports.rehearsals.beats(this.#ports.now())) this.tellBeat(id, beat);
	}

	/** The same for one stream; of another process's stream what is known of it. */
	beatOf(open: OpenStream): void {
		const now = this.#ports.now();
		const beat = isOwn(open) ? open.room.beat(now, this.#ports.waiting()) : open.room.beat(now);
		if (!beat) return;
		this.tellBeat(open.streamId, beat);
		if (isOwn(open)) this.#ports.beaten?.(open.streamId, beat);
	}

	/** A heartbeat for the screens here. */
	tellBeat(streamId: StreamId, beat: Beat): void {
		this.#io.local.to(streamRoom(streamId)).emit('from-room', { type: 'beat', beat });
	}

	/** For the pages here that show who else is there. */
	tellWatchers(streamId: StreamId, event: 'here' | 'gone', what: PresenceEntry | string): void {
		this.#io.local.to(watchRoom(streamId)).emit(event, what);
	}

	/** The line to the other processes, through Socket.IO's adapter. Without one nobody hears, and nothing is heard. */
	between(): PeerWire {
		return peerWire(this.#io);
	}

	/** Sockets that are open now. */
	get connected(): number {
		return this.#engine.clientsCount;
	}

	async close(): Promise<void> {
		clearInterval(this.#beat);
		this.#stopListening();
		await this.#io.close();
		this.#engine.close();
	}

	async #admit(socket: Socket, next: (error?: Error) => void): Promise<void> {
		try {
			const visitor = await this.#ports.doorkeeper.identify(socket.request.headers.cookie);
			if (!visitor) return next(new Error('not-logged-in'));
			socket.data = { visitor };
			next();
		} catch (error) {
			this.#ports.fault(error, { during: 'admit' });
			next(new Error('server-fault'));
		}
	}

	#converse(socket: Socket): void {
		const { visitor } = socket.data as { visitor: Visitor };
		const watchers = (streamId: StreamId) => this.#io.local.to(watchRoom(streamId));
		const conversation = new Conversation(socket, visitor, { ...this.#ports, watchers });
		this.#conversations.add(conversation);
		socket.once('disconnect', () => {
			this.#conversations.delete(conversation);
			conversation.end();
		});
	}
}
