// Somebody at the director's desk who keeps pressing while things break: a real replica on a real socket, as in the browser.
import { randomBytes } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import type { Context } from '../../src/lib/domain/stream/context.ts';
import type { StreamEvent } from '../../src/lib/domain/stream/event.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import type { FromRoom } from '../../src/lib/sync/protocol.ts';
import { Replica } from '../../src/lib/sync/replica.ts';
import { streamDecider } from '../../src/lib/sync/stream-decider.ts';

type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;

export class Presser {
	/** Command id → seq, for everything the server has acknowledged as safe. */
	readonly acknowledged = new Map<string, number>();
	readonly refused: string[] = [];
	sent = 0;
	replica: StreamReplica | null = null;
	readonly #socket: Socket;
	readonly #streamId: string;
	readonly #tick: NodeJS.Timeout;
	#waiters: (() => void)[] = [];

	constructor(port: number, streamId: string, cookie: string) {
		this.#streamId = streamId;
		this.#socket = io(`http://127.0.0.1:${port}`, {
			transports: ['websocket'],
			forceNew: true,
			timeout: 2_000,
			reconnectionDelay: 100,
			reconnectionDelayMax: 500,
			extraHeaders: { cookie }
		});
		this.#socket.on('connect', () => void this.#join());
		this.#socket.on('disconnect', () => this.replica?.disconnect(Date.now()));
		this.#socket.on('from-room', (message: FromRoom<StreamState, StreamEvent>) => {
			this.replica?.receive(message, Date.now());
			this.#flush();
		});
		this.#tick = setInterval(() => {
			this.replica?.tick(Date.now());
			// A blackholed socket calls itself connected; the browser's client probes it in the same way.
			if (this.replica?.link(Date.now()) === 'stale' && this.#socket.connected) this.#socket.disconnect().connect();
			this.#flush();
		}, 500);
	}

	/** Resolves when the stream is there and up to date. */
	ready(): Promise<void> {
		return this.#until(() => this.replica?.link(Date.now()) === 'live');
	}

	/** Presses NEXT every fifth time, and sets a mark otherwise: a mark waits through a cut, a NEXT must not. */
	press(): void {
		const { replica } = this;
		if (!replica) throw new Error('not ready');
		const n = this.sent++;
		const id = randomBytes(9).toString('hex');
		if (n % 5 === 0) {
			const items = replica.state.items;
			const command: Command = {
				name: 'take',
				args: { runId: `run${id}`, itemId: items[(n / 5) % items.length]?.id ?? null, how: 'jump' },
				aim: { runId: replica.state.live.runs.at(-1)?.id ?? null }
			};
			replica.submit(id, command, Date.now(), { optimistic: false, patience: 3_000 });
		} else {
			const args = { markId: id, kind: 'note', text: `第 ${n} 下`, at: null } as const;
			replica.submit(id, { name: 'mark', args }, Date.now(), { optimistic: false });
		}
		this.#flush();
	}

	/** Resolves with the moment of the next acknowledgement. */
	async nextAcknowledgement(): Promise<number> {
		const before = this.acknowledged.size;
		await this.#until(() => this.acknowledged.size > before);
		return performance.now();
	}

	/** Resolves when nothing is open any more. */
	settled(): Promise<void> {
		return this.#until(() => this.replica?.pending.length === 0 && this.replica.link(Date.now()) === 'live');
	}

	close(): void {
		clearInterval(this.#tick);
		this.#socket.close();
	}

	async #join(): Promise<void> {
		const answer = (await this.#socket
			.timeout(3_000)
			.emitWithAck('join', { protocol: 1, streamId: this.#streamId, watch: false })
			.catch(() => null)) as { ok: boolean; me: { memberId: string } } | null;
		if (!answer?.ok) {
			// The server is up but not open yet: as in the browser, ask again on a fresh connection.
			setTimeout(() => this.#socket.disconnect().connect(), 200);
			return;
		}
		this.replica ??= this.#newReplica(answer.me.memberId);
		this.replica.connect(Date.now());
		this.#flush();
	}

	#newReplica(memberId: string): StreamReplica {
		const replica: StreamReplica = new Replica({
			streamId: this.#streamId,
			decider: streamDecider,
			serverTime: (now) => now,
			sender: {
				by: memberId,
				context: (_, at) => ({ at, by: memberId, level: 'producer', linkPost: null, writerOf: () => null })
			}
		});
		replica.subscribe((note) => {
			if (note.type === 'settled') {
				if (note.outcome.ok && note.outcome.durable) this.acknowledged.set(note.id, note.outcome.seq);
				else if (!note.outcome.ok) this.refused.push(note.outcome.refusal.name);
			}
			const waiters = this.#waiters;
			this.#waiters = [];
			for (const wake of waiters) wake();
		});
		return replica;
	}

	#flush(): void {
		for (const message of this.replica?.drain() ?? []) this.#socket.emit('to-room', message);
	}

	async #until(ready: () => boolean): Promise<void> {
		for (const until = Date.now() + 90_000; !ready();) {
			if (Date.now() > until) throw new Error(`waited 90 s in vain; open: ${this.replica?.pending.length}`);
			await Promise.race([
				new Promise<void>((wake) => this.#waiters.push(wake)),
				new Promise((wake) => setTimeout(wake, 200))
			]);
		}
	}
}
