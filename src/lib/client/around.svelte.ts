// What a plan is judged against beside itself, kept for the pages of a stream.
import { createContext } from 'svelte';
import type { StreamId } from '#lib/domain/id.ts';
import { NOTHING_AROUND, readiness, type KnownAround, type Readiness } from '#lib/domain/plan/readiness.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { askAround } from './told-around.ts';

export class Around {
	/** Nothing until the server has answered; what was known stays when it does not. */
	known = $state.raw<KnownAround>(NOTHING_AROUND);
	/** The server was asked and could not say. */
	failed = $state(false);
	readonly #stream: () => StreamState | null;

	/** `stream` is read reactively. */
	constructor(stream: () => StreamState | null) {
		this.#stream = stream;
	}

	/** How far the stream is; null until it is here. */
	readonly readiness: Readiness | null = $derived.by(() => {
		const stream = this.#stream();
		return stream && readiness(stream, this.known);
	});

	async ask(streamId: StreamId): Promise<void> {
		const told = await askAround(streamId);
		if (told) this.known = told;
		this.failed = told === null;
	}
}

const [useAround, setAround] = createContext<Around>();
export { setAround, useAround };
