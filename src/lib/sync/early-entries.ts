// Entries that overtook the one before them: kept for a moment, while the replica asks for what is missing.
import type { Broadcast } from './protocol.ts';

/** The most that are kept; what comes beyond is asked for again. */
const KEPT = 500;

export class EarlyEntries<Event> {
	readonly #bySeq = new Map<number, Broadcast<Event>>();

	get size(): number {
		return this.#bySeq.size;
	}

	keep(broadcast: Broadcast<Event>): void {
		if (this.#bySeq.size < KEPT) this.#bySeq.set(broadcast.entry.seq, broadcast);
	}

	/** Takes those that follow `seq` without a gap, in order, and forgets all up to them. */
	takeAfter(seq: number): readonly Broadcast<Event>[] {
		const run: Broadcast<Event>[] = [];
		for (let next = this.#bySeq.get(seq + 1); next; next = this.#bySeq.get(next.entry.seq + 1)) run.push(next);
		for (const early of this.#bySeq.keys()) if (early <= seq + run.length) this.#bySeq.delete(early);
		return run;
	}

	clear(): void {
		this.#bySeq.clear();
	}
}
