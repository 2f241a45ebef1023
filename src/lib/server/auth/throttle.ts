// Slows down whoever guesses passwords or links: so many tries in a window of time, then wait.

export interface ThrottleLimits {
	readonly tries: number;
	readonly windowMs: number;
}

/** Beyond so many keys the oldest are forgotten: memory must not grow with an attacker's patience. */
const KEPT = 20_000;

export class Throttle {
	readonly #limits: ThrottleLimits;
	readonly #now: () => number;
	/** Moments of the tries that still count, by key. */
	readonly #tries = new Map<string, readonly number[]>();

	constructor(limits: ThrottleLimits, now: () => number = Date.now) {
		this.#limits = limits;
		this.#now = now;
	}

	/** Counts a try, before it is answered, so that a hundred at once are a hundred. Returns how long to wait, ms; 0 = go on. */
	take(key: string): number {
		const now = this.#now();
		const recent = (this.#tries.get(key) ?? []).filter((at) => at > now - this.#limits.windowMs);
		const first = recent[0];
		if (first !== undefined && recent.length >= this.#limits.tries) return first + this.#limits.windowMs - now;
		this.#tries.delete(key);
		this.#tries.set(key, [...recent, now]);
		const oldest = this.#tries.keys().next();
		if (this.#tries.size > KEPT && !oldest.done) this.#tries.delete(oldest.value);
		return 0;
	}

	/** It was the right one: earlier mistakes are forgotten. */
	clear(key: string): void {
		this.#tries.delete(key);
	}
}
