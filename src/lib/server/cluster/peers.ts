// What the processes say to each other: news to all, and questions to one that are answered or fail in time.
import { randomBytes } from 'node:crypto';
import type { PeerWire } from '#lib/server/live/peer-wire.ts';

interface PeerMessage {
	readonly from: string;
	/** null = everybody. */
	readonly to: string | null;
	readonly kind: string;
	readonly body: unknown;
	/** Of a question and of its answer. */
	readonly ask?: string;
	readonly failed?: boolean;
}

/** The other process did not answer in time, or could not. Whether it acted is not known. */
export class PeerSilent extends Error {
	override readonly name = 'PeerSilent';
}

interface Open {
	done(body: unknown): void;
	fail(error: Error): void;
}

const ANSWER = 'answer';

export class Peers {
	/** This process's name among the others: new at every start. */
	readonly self: string;
	readonly #wire: PeerWire;
	readonly #fault: (error: unknown, kind: string) => void;
	readonly #hear = new Map<string, (body: never, from: string) => void>();
	readonly #answers = new Map<string, (body: never, from: string) => Promise<unknown>>();
	readonly #open = new Map<string, Open>();
	#asks = 0;

	constructor(wire: PeerWire, self: string, fault: (error: unknown, kind: string) => void) {
		this.#wire = wire;
		this.self = self;
		this.#fault = fault;
		wire.listen((message) => this.#heard(message as PeerMessage));
	}

	/** Tells all others. */
	tell(kind: string, body: unknown): void {
		this.#wire.send({ from: this.self, to: null, kind, body } satisfies PeerMessage);
	}

	/** Asks one of them. Rejects with PeerSilent. */
	ask<T>(to: string, kind: string, body: unknown, patienceMs: number): Promise<T> {
		const ask = `${this.self}${++this.#asks}`;
		return new Promise<T>((resolve, reject) => {
			const timer = setTimeout(() => this.#open.get(ask)?.fail(new PeerSilent(`${kind}: no answer`)), patienceMs);
			const settle = (act: () => void): void => {
				clearTimeout(timer);
				this.#open.delete(ask);
				act();
			};
			this.#open.set(ask, {
				done: (answer) => settle(() => resolve(answer as T)),
				fail: (error) => settle(() => reject(error))
			});
			this.#wire.send({ from: this.self, to, kind, body, ask } satisfies PeerMessage);
		});
	}

	/** Hears news of this kind. */
	on<T>(kind: string, hear: (body: T, from: string) => void): void {
		this.#hear.set(kind, hear);
	}

	/** Answers questions of this kind; a rejection is told as "could not". */
	answer<T>(kind: string, answer: (body: T, from: string) => Promise<unknown>): void {
		this.#answers.set(kind, answer);
	}

	close(): void {
		for (const open of [...this.#open.values()]) open.fail(new PeerSilent('this process stops'));
	}

	#heard(message: PeerMessage): void {
		if (message.to !== null && message.to !== this.self) return;
		if (message.kind === ANSWER) return this.#settle(message);
		try {
			if (message.ask === undefined) this.#hear.get(message.kind)?.(message.body as never, message.from);
			else void this.#reply(message);
		} catch (error) {
			this.#fault(error, message.kind);
		}
	}

	#settle({ ask = '', body, failed }: PeerMessage): void {
		const open = this.#open.get(ask);
		if (failed) open?.fail(new PeerSilent(String(body)));
		else open?.done(body);
	}

	async #reply({ kind, body, ask, from }: PeerMessage): Promise<void> {
		const head = { from: this.self, to: from, kind: ANSWER, ...(ask === undefined ? {} : { ask }) };
		try {
			const answer = await this.#answers.get(kind)?.(body as never, from);
			this.#wire.send({ ...head, body: answer } satisfies PeerMessage);
		} catch (error) {
			this.#wire.send({
				...head,
				body: error instanceof Error ? error.name : 'fault',
				failed: true
			} satisfies PeerMessage);
			this.#fault(error, kind);
		}
	}
}

export const newPeerName = (): string => randomBytes(6).toString('base64url');
