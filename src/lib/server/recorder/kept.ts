// What the recorder knows of each stream: which of its entries PocketBase does not have yet, and which files hold the rest.

/** The least the recorder must know of an entry; it stores the whole of it. */
export interface Numbered {
	/** Position in the stream's journal, from 1. */
	readonly seq: number;
}

export interface Waiting<E> {
	readonly entry: E;
	/** When it was recorded, epoch ms. */
	readonly since: number;
}

interface KeptStream<E> {
	last: number;
	shipped: number;
	/** The entry numbered `shipped`, when it passed through this process. */
	lastShipped: E | null;
	waiting: Waiting<E>[];
	readonly segments: Set<number>;
}

interface KeptSegment {
	readonly highest: Map<string, number>;
	newestAt: number;
}

export class Kept<E extends Numbered> {
	readonly #streams = new Map<string, KeptStream<E>>();
	readonly #segments = new Map<number, KeptSegment>();

	get streams(): string[] {
		return [...this.#streams.keys()];
	}

	last(stream: string): number {
		return this.#streams.get(stream)?.last ?? 0;
	}

	lastShipped(stream: string): E | null {
		return this.#streams.get(stream)?.lastShipped ?? null;
	}

	shipped(stream: string): number {
		return this.#streams.get(stream)?.shipped ?? 0;
	}

	waiting(stream: string): readonly Waiting<E>[] {
		return this.#streams.get(stream)?.waiting ?? [];
	}

	segmentsOf(stream: string): number[] {
		return [...(this.#streams.get(stream)?.segments ?? [])].sort((a, b) => a - b);
	}

	add(stream: string, entries: readonly E[], at: number, segment: number): void {
		const kept = this.#stream(stream);
		const place = this.#segments.get(segment) ?? { highest: new Map<string, number>(), newestAt: at };
		this.#segments.set(segment, place);
		for (const entry of entries) {
			kept.last = entry.seq;
			if (entry.seq === kept.shipped) kept.lastShipped = entry;
			if (entry.seq > kept.shipped) kept.waiting.push({ entry, since: at });
		}
		kept.segments.add(segment);
		place.highest.set(stream, kept.last);
		place.newestAt = Math.max(place.newestAt, at);
	}

	/** PocketBase has everything up to `seq`. */
	markShipped(stream: string, seq: number): void {
		const kept = this.#stream(stream);
		if (seq === kept.shipped) return;
		const first = kept.waiting.findIndex((w) => w.entry.seq > seq);
		const count = first === -1 ? kept.waiting.length : first;
		const last = kept.waiting[count - 1]?.entry;
		kept.shipped = seq;
		kept.lastShipped = last?.seq === seq ? last : null;
		kept.waiting = kept.waiting.slice(count);
	}

	/** PocketBase has only up to `after`: these wait again. */
	wait(stream: string, after: number, again: readonly Waiting<E>[]): void {
		const kept = this.#stream(stream);
		kept.shipped = after;
		kept.lastShipped = null;
		kept.waiting = [...again];
	}

	/** From `seq` on the stream's entries do not count any more (two servers had written it). */
	forget(stream: string, seq: number): void {
		const kept = this.#stream(stream);
		kept.last = Math.min(kept.last, seq - 1);
		kept.waiting = kept.waiting.filter((w) => w.entry.seq < seq);
	}

	/** True when PocketBase has all of the segment and its newest entry is older than `before`. */
	droppable(segment: number, before: number): boolean {
		const place = this.#segments.get(segment);
		if (!place) return true;
		if (place.newestAt >= before) return false;
		for (const [stream, seq] of place.highest)
			if (Math.min(seq, this.last(stream)) > this.shipped(stream)) return false;
		return true;
	}

	/** Answers the streams of which nothing is kept any more. */
	dropped(segment: number): string[] {
		this.#segments.delete(segment);
		const gone: string[] = [];
		for (const [stream, kept] of this.#streams) {
			if (!kept.segments.delete(segment) || kept.segments.size > 0) continue;
			this.#streams.delete(stream);
			gone.push(stream);
		}
		return gone;
	}

	/** Drops what the ship log knows of streams whose entries are all gone from here. */
	prune(): void {
		for (const [stream, kept] of this.#streams) if (kept.segments.size === 0) this.#streams.delete(stream);
	}

	#stream(stream: string): KeptStream<E> {
		const known = this.#streams.get(stream);
		if (known) return known;
		const fresh: KeptStream<E> = { last: 0, shipped: 0, lastShipped: null, waiting: [], segments: new Set() };
		this.#streams.set(stream, fresh);
		return fresh;
	}
}
