// A real replica on a real socket, with the browser's own patience: what presses and what watches while things break.
import { io, type Socket } from 'socket.io-client';
import { ClockKeeper } from '../../src/lib/client/clock-keeper.ts';
import { RECONNECTING } from '../../src/lib/client/stream-socket.ts';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import type { Context } from '../../src/lib/domain/stream/context.ts';
import type { StreamEvent } from '../../src/lib/domain/stream/event.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import type { FromRoom } from '../../src/lib/sync/protocol.ts';
import type { Note } from '../../src/lib/sync/replica-ports.ts';
import { Replica } from '../../src/lib/sync/replica.ts';
import { streamDecider } from '../../src/lib/sync/stream-decider.ts';

type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;

/** As often as the page. */
const TICK_MS = 250;

export interface SeatOptions {
	readonly port: number;
	readonly streamId: string;
	readonly cookie: string;
	/** The device's clock; the true one without it. */
	readonly clock?: () => number;
}

export class Seat {
	replica: StreamReplica | null = null;
	readonly clock = new ClockKeeper({
		device: () => this.now(),
		steady: () => performance.now(),
		ask: () => this.#time(),
		moved: () => undefined
	});
	readonly socket: Socket;
	readonly #options: SeatOptions;
	readonly #tick: NodeJS.Timeout;
	readonly #listeners = new Set<(note: Note<StreamEvent>) => void>();

	constructor(options: SeatOptions) {
		this.#options = options;
		this.socket = io(`http://127.0.0.1:${options.port}`, {
			...RECONNECTING,
			transports: ['websocket'],
			forceNew: true,
			extraHeaders: { cookie: options.cookie }
		});
		this.socket.on('connect', () => void this.#join());
		this.socket.on('disconnect', () => this.replica?.disconnect(this.now()));
		this.socket.on('from-room', (message: FromRoom<StreamState, StreamEvent>) =>
			this.replica?.receive(message, this.now())
		);
		this.#tick = setInterval(() => {
			this.clock.tick();
			this.replica?.tick(this.now());
			// A blackholed socket calls itself connected; the browser's client starts over in the same way.
			if (this.replica?.link(this.now()) === 'stale' && this.socket.connected) this.socket.disconnect().connect();
		}, TICK_MS);
	}

	/** The device's clock. */
	now(): number {
		return this.#options.clock?.() ?? Date.now();
	}

	get live(): boolean {
		return this.replica?.link(this.now()) === 'live';
	}

	listen(listener: (note: Note<StreamEvent>) => void): void {
		this.#listeners.add(listener);
	}

	close(): void {
		clearInterval(this.#tick);
		this.socket.close();
	}

	async #join(): Promise<void> {
		const answer = (await this.socket
			.timeout(3_000)
			.emitWithAck('join', { protocol: 1, streamId: this.#options.streamId, watch: false })
			.catch(() => null)) as { ok: boolean; me: { memberId: string } } | null;
		if (!answer?.ok) {
			// The server is up but not open yet: as in the browser, ask again on a fresh connection.
			setTimeout(() => this.socket.active && this.socket.disconnect().connect(), 200);
			return;
		}
		this.replica ??= this.#newReplica(answer.me.memberId);
		this.clock.measureSoon();
		this.replica.connect(this.now());
	}

	async #time(): Promise<number | null> {
		if (!this.socket.connected) return null;
		return (await this.socket
			.timeout(5_000)
			.emitWithAck('time')
			.catch(() => null)) as number | null;
	}

	#newReplica(memberId: string): StreamReplica {
		const replica: StreamReplica = new Replica({
			streamId: this.#options.streamId,
			decider: streamDecider,
			serverTime: (now) => this.clock.at(now),
			sender: {
				by: memberId,
				context: (_, at) => ({ at, by: memberId, level: 'producer', linkPost: null, writerOf: () => null })
			}
		});
		replica.subscribe((note) => {
			if (note.type === 'outbox') for (const message of replica.drain()) this.socket.emit('to-room', message);
			else if (note.type === 'round-trip') this.clock.sample(note);
			for (const listener of this.#listeners) listener(note);
		});
		return replica;
	}
}
