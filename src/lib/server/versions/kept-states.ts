// A few states of the streams whose past was asked for last. They share all rows that did not change between them.
import type { StreamState } from '#lib/domain/stream/state.ts';

export interface StateAt {
	readonly seq: number;
	readonly state: StreamState;
}

const STREAMS = 3;
const STATES = 60;

export class KeptStates {
	/** By stream, the one asked for last at the end; in each the state used last at the end. */
	readonly #streams = new Map<string, Map<number, StreamState>>();

	/** The state at `seq` or the nearest before it. */
	nearest(key: string, seq: number): StateAt | null {
		const states = this.#streams.get(key);
		const at = Math.max(-1, ...[...(states?.keys() ?? [])].filter((kept) => kept <= seq));
		const state = states?.get(at);
		return state ? { seq: at, state } : null;
	}

	keep(key: string, seq: number, state: StreamState): void {
		const states = this.#streams.get(key) ?? new Map<number, StreamState>();
		this.#streams.delete(key);
		this.#streams.set(key, states);
		states.delete(seq);
		states.set(seq, state);
		forget(states, STATES);
		forget(this.#streams, STREAMS);
	}
}

function forget<K>(kept: Map<K, unknown>, most: number): void {
	const [oldest] = kept.keys();
	if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
