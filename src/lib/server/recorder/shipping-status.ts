// What the director is told about the way to PocketBase: how much waits, since when, and what is wrong.

/** A stream whose next entry PocketBase does not take; its entries stay in the recorder and it is tried again now and then. */
export interface Stuck {
	readonly stream: string;
	readonly seq: number;
	readonly reason: string;
	/** Epoch ms. */
	readonly since: number;
}

export interface ShippingStatus {
	/** Entries that are only in the recorder, and when the oldest of them was recorded (epoch ms). */
	readonly waiting: { readonly count: number; readonly since: number | null };
	/** PocketBase does not answer. */
	readonly away: { readonly since: number; readonly reason: string } | null;
	readonly stuck: readonly Stuck[];
	/** Streams that another server wrote too, with the first number that differs. Not shipped until set aside. */
	readonly foreign: readonly { readonly stream: string; readonly seq: number }[];
}

interface Options {
	readonly now: () => number;
	readonly waiting: () => ShippingStatus['waiting'];
	readonly onStatus: (status: ShippingStatus) => void;
	readonly reportMs: number;
	readonly stuckMs: number;
}

/** Collects the troubles and tells them: at once when one begins or ends, mere numbers at most every `reportMs`. */
export class Troubles {
	readonly #options: Options;
	readonly #stuck = new Map<string, Stuck & { readonly retryAt: number }>();
	readonly #foreign = new Map<string, number>();
	#away: ShippingStatus['away'] = null;
	#timer: NodeJS.Timeout | null = null;
	#told = '';

	constructor(options: Options) {
		this.#options = options;
	}

	get status(): ShippingStatus {
		return {
			waiting: this.#options.waiting(),
			away: this.#away,
			stuck: [...this.#stuck.values()].map(({ stream, seq, reason, since }) => ({ stream, seq, reason, since })),
			foreign: [...this.#foreign].map(([stream, seq]) => ({ stream, seq }))
		};
	}

	/** The stream must not be shipped right now. */
	blocks(stream: string): boolean {
		return this.#foreign.has(stream) || (this.#stuck.get(stream)?.retryAt ?? 0) > this.#options.now();
	}

	foreign(stream: string): number | null {
		return this.#foreign.get(stream) ?? null;
	}

	get anyStuck(): boolean {
		return this.#stuck.size > 0;
	}

	away(reason: string): void {
		this.#away = { since: this.#away?.since ?? this.#options.now(), reason };
		this.tell();
	}

	back(): void {
		if (!this.#away) return;
		this.#away = null;
		this.tell();
	}

	stick(stream: string, seq: number, reason: string): void {
		const now = this.#options.now();
		const since = this.#stuck.get(stream)?.since ?? now;
		this.#stuck.set(stream, { stream, seq, reason, since, retryAt: now + this.#options.stuckMs });
		this.tell();
	}

	/** Stuck streams may be tried again at once. */
	retry(): void {
		for (const [stream, stuck] of this.#stuck) this.#stuck.set(stream, { ...stuck, retryAt: 0 });
	}

	fence(stream: string, seq: number): void {
		this.#foreign.set(stream, seq);
		this.tell();
	}

	/** Nothing is wrong with this stream (any more). */
	clear(stream: string): void {
		const gone = [this.#stuck.delete(stream), this.#foreign.delete(stream)];
		if (gone.includes(true)) this.tell();
		else this.tellSoon();
	}

	tellSoon(): void {
		this.#timer ??= setTimeout(() => this.tell(), this.#options.reportMs).unref();
	}

	tell(): void {
		this.close();
		const { status } = this;
		const text = JSON.stringify(status);
		if (text === this.#told) return;
		this.#told = text;
		this.#options.onStatus(status);
	}

	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
	}
}
