// How fast one socket may talk: a burst for a paste, then a steady rate no hand can reach.

/** Allows `burst` at once and `perSecond` in the long run. Times are milliseconds of any steady clock. */
export class TokenBucket {
	readonly #burst: number;
	readonly #perMs: number;
	#tokens: number;
	#at: number;

	constructor(burst: number, perSecond: number, now: number) {
		this.#burst = burst;
		this.#perMs = perSecond / 1_000;
		this.#tokens = burst;
		this.#at = now;
	}

	/** Takes one token; false when there is none left. */
	take(now: number): boolean {
		this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) * this.#perMs);
		this.#at = now;
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}
}
