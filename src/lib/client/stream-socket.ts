// One socket to one stream: joins, passes messages both ways, says when it is up or down. Socket.IO is known here only.
import { io, type Socket } from 'socket.io-client';
import type { StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { HeardSignal } from '#lib/domain/live/signal.ts';
import type { RehearsalId, RehearsalNews } from '#lib/domain/rehearsal/rehearsal.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import { PROTOCOL, type FromRoom, type ToRoom } from '#lib/sync/protocol.ts';
import type { Me, PresenceEntry, RosterEntry } from './stream-link.ts';

/** The server's answer to a join. */
export type JoinAnswer =
	| {
			readonly ok: true;
			readonly me: Me;
			readonly roster: readonly RosterEntry[];
			readonly others: readonly PresenceEntry[];
			/** The 彩排 this page is in now; null = it is with the stream itself. */
			readonly within: RehearsalId | null;
			readonly rehearsal: RehearsalNews;
	  }
	| { readonly ok: false; readonly refusal: Refusal };

export interface StreamSocketOptions {
	readonly streamId: StreamId;
	/** Show who else is here. */
	readonly watch: boolean;
	/** Be in the stream's 彩排 while there is one. */
	readonly follow: boolean;
	joined(answer: JoinAnswer): void;
	lost(): void;
	received(message: FromRoom<StreamState, StreamEvent>): void;
	here(entry: PresenceEntry): void;
	gone(connectionId: string): void;
	rehearsal(news: RehearsalNews): void;
	signal(heard: HeardSignal): void;
	/** Not allowed (any more); no further attempts are made. */
	closed(refusal: Refusal): void;
}

/** How a lost server is looked for: soon, and by many screens not at the same moment. */
export const RECONNECTING = {
	// An attempt that began in a tunnel hangs for so long after it; with less, a thousand that come back at once cut each other's attempts off.
	timeout: 5_000,
	reconnectionDelay: 250,
	reconnectionDelayMax: 2_000,
	randomizationFactor: 0.5
};
/** A request that got no answer for so long failed; the caller asks again after the next join. */
const ANSWER_MS = 5_000;
/** A probe's patience: a screen that is wrong meanwhile must be right within five seconds. */
const PROBE_MS = 2_000;
/** Asking again does not help. */
const FINAL: ReadonlySet<Refusal['name']> = new Set(['stream-not-found', 'page-too-old', 'malformed']);

export class StreamSocket {
	readonly #socket: Socket;
	readonly #options: StreamSocketOptions;
	#probing: Promise<void> | null = null;

	constructor(options: StreamSocketOptions) {
		this.#options = options;
		this.#socket = io({ ...RECONNECTING, transports: ['websocket'] });
		this.#socket.on('connect', () => this.#join());
		this.#socket.on('disconnect', () => options.lost());
		this.#socket.on('connect_error', (error: Error) => {
			if (error.message === 'not-logged-in') this.#end({ name: 'not-allowed' });
			else options.lost();
		});
		this.#socket.on('from-room', options.received);
		this.#socket.on('here', options.here);
		this.#socket.on('gone', options.gone);
		this.#socket.on('rehearsal', options.rehearsal);
		this.#socket.on('signal', options.signal);
		this.#socket.on('closed', (refusal: Refusal) => this.#end(refusal));
	}

	send(message: ToRoom<Command>): void {
		if (this.#socket.connected) this.#socket.emit('to-room', message);
	}

	/** Server time by the server's clock; null when nobody answered. */
	async time(): Promise<Instant | null> {
		return this.#within('time', ANSWER_MS);
	}

	goTo(place: string | null): void {
		if (this.#socket.connected) this.#socket.emit('place', place);
	}

	/** true = this connection holds the pen now. */
	async pen(place: string, take: boolean): Promise<boolean> {
		const answer = await this.ask<{ ok: boolean; held?: boolean }>('pen', { place, take });
		return answer?.held ?? false;
	}

	/** Null: nobody answered. */
	async ask<T>(name: string, ...args: unknown[]): Promise<T | null> {
		return this.#within(name, ANSWER_MS, ...args);
	}

	/** Goes where the server says it belongs now: into the 彩排, or back to the stream. */
	rejoin(): void {
		if (this.#socket.connected) this.#join();
	}

	/**
	 * The device woke, came back to the front or changed its network, or nothing was heard for long: a dead socket may still call
	 * itself connected, and a network that forgot it never says so. So ask, and start over when nobody answers soon.
	 */
	async probe(): Promise<void> {
		if (!this.#socket.connected) {
			this.#socket.connect();
			return;
		}
		this.#probing ??= this.#within('time', PROBE_MS).then((answer) => {
			this.#probing = null;
			if (answer === null) this.#socket.disconnect().connect();
		});
		return this.#probing;
	}

	close(): void {
		this.#socket.close();
	}

	#join(): void {
		const { streamId, watch, follow, joined } = this.#options;
		this.#socket
			.timeout(ANSWER_MS)
			.emit('join', { protocol: PROTOCOL, streamId, watch, follow }, (error: Error | null, answer: JoinAnswer) => {
				if (error) this.#socket.disconnect().connect();
				else if (answer.ok) joined(answer);
				else if (FINAL.has(answer.refusal.name)) this.#end(answer.refusal);
				else setTimeout(() => this.#socket.connected && this.#join(), 1_000);
			});
	}

	async #within<T>(name: string, withinMs: number, ...args: unknown[]): Promise<T | null> {
		if (!this.#socket.connected) return null;
		try {
			return (await this.#socket.timeout(withinMs).emitWithAck(name, ...args)) as T;
		} catch {
			// Only a time-out rejects here: no answer is an answer of its own.
			return null;
		}
	}

	#end(refusal: Refusal): void {
		this.#socket.close();
		this.#options.closed(refusal);
	}
}
