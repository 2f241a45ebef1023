// One writer at a place at a time: a script block is claimed while someone types in it, and falls free by itself.
import type { Duration, Instant } from '#lib/domain/time.ts';

/** Who writes at a place, until when (server time) unless renewed. */
export interface Claim {
	readonly place: string;
	readonly by: string;
	readonly until: Instant;
}

/** `ok: false` names who writes there now. */
export type ClaimAnswer = { readonly ok: boolean; readonly claim: Claim };

/** `hold`: how long a claim lasts without renewal, default 15 s. `places`: the most places one member may hold, default 4: the oldest is given up. */
export class Claims {
	readonly #hold: Duration;
	readonly #places: number;
	readonly #byPlace = new Map<string, Claim>();

	constructor(hold: Duration = 15_000, places = 4) {
		this.#hold = hold;
		this.#places = places;
	}

	/** Takes or renews a place for a member. */
	claim(place: string, by: string, at: Instant): ClaimAnswer {
		const held = this.#live(place, at);
		if (held && held.by !== by) return { ok: false, claim: held };
		const claim = { place, by, until: at + this.#hold };
		// Deleted first, so that the map stays in order of renewal.
		this.#byPlace.delete(place);
		this.#byPlace.set(place, claim);
		const own = [...this.#byPlace.values()].filter((other) => other.by === by);
		for (const { place: oldest } of own.slice(0, Math.max(0, own.length - this.#places))) this.#byPlace.delete(oldest);
		return { ok: true, claim };
	}

	/** Who writes here now, or null. */
	writerOf(place: string, at: Instant): string | null {
		return this.#live(place, at)?.by ?? null;
	}

	/** Gives a place back; false when the member did not hold it. */
	release(place: string, by: string): boolean {
		return this.#byPlace.get(place)?.by === by && this.#byPlace.delete(place);
	}

	/** Gives back all of a member's places (their last page has gone); returns which. */
	releaseAll(by: string): readonly string[] {
		const places = [...this.#byPlace.values()].filter((claim) => claim.by === by).map(({ place }) => place);
		for (const place of places) this.#byPlace.delete(place);
		return places;
	}

	/** All claims that hold at this moment; forgets the others. */
	list(at: Instant): readonly Claim[] {
		for (const { place, until } of [...this.#byPlace.values()]) if (until <= at) this.#byPlace.delete(place);
		return [...this.#byPlace.values()];
	}

	#live(place: string, at: Instant): Claim | null {
		const claim = this.#byPlace.get(place);
		return claim && claim.until > at ? claim : null;
	}
}
