// Seeded chance: the same seed gives the same history, so a failing one can be replayed.

export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** 0 ≤ x < 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from 0 to `below - 1`. */
	int(below: number): number {
		return Math.floor(this.next() * below);
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(from: readonly T[]): T | undefined {
		return from[this.int(from.length)];
	}

	/** One of the keys, as often as its weight says. */
	weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
		const all = Object.entries(weights) as [K, number][];
		let left = this.next() * all.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [key, weight] of all) {
			left -= weight;
			if (left < 0) return key;
		}
		return all[0]![0];
	}
}
