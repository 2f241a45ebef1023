// This page's line to other screens: said in passing, heard by whoever listens, said again to nobody.
import type { HeardSignal, Signal, SignalGroup } from '#lib/domain/live/signal.ts';
import type { SignalLine } from './stream-link.ts';

type Ask = <T>(name: string, body: unknown) => Promise<T | null>;

export class Signals implements SignalLine {
	readonly #ask: Ask;
	readonly #listeners = new Set<(heard: HeardSignal) => void>();
	readonly #groups = new Set<SignalGroup>();

	/** `ask`: a question to the server; null = nobody answered. */
	constructor(ask: Ask) {
		this.#ask = ask;
	}

	async send(to: string, signal: Signal): Promise<boolean> {
		return (await this.#ask<{ ok: boolean }>('signal', { to, signal }))?.ok ?? false;
	}

	hear(listener: (heard: HeardSignal) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	listen(group: SignalGroup): () => void {
		this.#groups.add(group);
		void this.#ask('listen', { group, on: true });
		return () => {
			this.#groups.delete(group);
			void this.#ask('listen', { group, on: false });
		};
	}

	/** After every join: the server knows a new connection by nothing. */
	again(): void {
		for (const group of this.#groups) void this.#ask('listen', { group, on: true });
	}

	heard(heard: HeardSignal): void {
		for (const listener of this.#listeners) listener(heard);
	}
}
