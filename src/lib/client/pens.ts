// The pens this page holds: one writer per place, kept by renewing, given back by hand or by silence.

export class Pens {
	readonly #held = new Set<string>();
	readonly #ask: (place: string, take: boolean) => Promise<boolean>;

	/** `ask`: true = this connection holds the pen now. */
	constructor(ask: (place: string, take: boolean) => Promise<boolean>) {
		this.#ask = ask;
	}

	async take(place: string): Promise<boolean> {
		const held = await this.#ask(place, true);
		if (held) this.#held.add(place);
		return held;
	}

	drop(place: string): void {
		if (this.#held.delete(place)) void this.#ask(place, false);
	}

	/** Again before it falls free; one that somebody else has taken meanwhile is let go. */
	renew(): void {
		for (const place of this.#held) void this.#ask(place, true).then((held) => held || this.#held.delete(place));
	}
}
