// A disk worked by hand: an append waits until the test flushes it, fails it, or cuts the power under it.
import { ForeignEntry, type Journal, type Loaded, type Snapshot } from '../journal.ts';
import { newEntries } from '../memory-journal.ts';
import type { Entry } from '../protocol.ts';

interface Flush<Event> {
	readonly owner: string;
	readonly entries: readonly Entry<Event>[];
	resolve(): void;
	reject(error: unknown): void;
}

/** How a flush ends. `torn`: an error, with part written; `unheard`: an error, though all was written. */
export type FlushEnd = 'written' | 'failed' | 'torn' | 'unheard';

export class HandDisk<State, Event> {
	/** What survives a power cut. */
	readonly entries: Entry<Event>[] = [];
	snapshot: Snapshot<State> | null = null;
	/** Owners that were told of a foreign entry. */
	readonly fenced = new Set<string>();
	#flushes: Flush<Event>[] = [];
	readonly #ids = new Set<string>();

	get flushing(): number {
		return this.#flushes.length;
	}

	/** Whether this command is on the disk under this seq. */
	holds(id: string, seq: number): boolean {
		return this.entries[seq - 1]?.commandId === id;
	}

	/** Whether this command is on the disk at all. */
	has(id: string): boolean {
		return this.#ids.has(id);
	}

	/** A journal on this disk; `owner` is the process that dies with its unfinished flushes. */
	journal(owner: string): Journal<State, Event> {
		return {
			load: async (): Promise<Loaded<State, Event>> => ({
				snapshot: this.snapshot,
				entries: this.entries.slice(this.snapshot?.seq ?? 0)
			}),
			append: (_stream, entries) =>
				new Promise((resolve, reject) => this.#flushes.push({ owner, entries, resolve, reject })),
			saveSnapshot: async (_stream, snapshot) => {
				if (snapshot.seq > (this.snapshot?.seq ?? 0)) this.snapshot = snapshot;
			}
		};
	}

	/** Ends the `index`-th waiting flush. */
	end(how: FlushEnd, index = 0): void {
		const flush = this.#flushes.splice(index, 1)[0];
		if (!flush) return;
		try {
			this.#write(flush.entries, how === 'failed' ? 0 : how === 'torn' ? flush.entries.length >> 1 : undefined);
		} catch (error) {
			if (error instanceof ForeignEntry) this.fenced.add(flush.owner);
			return flush.reject(error);
		}
		if (how === 'written') flush.resolve();
		else flush.reject(new Error(`disk: ${how}`));
	}

	/** The process dies (SIGKILL or power cut): of each of its flushes the first `part` (0 to 1) is on the disk, and nobody hears of it. */
	die(owner: string, part: number): void {
		for (const flush of this.#flushes.filter((other) => other.owner === owner)) {
			try {
				this.#write(flush.entries, Math.floor(flush.entries.length * part));
			} catch {
				// A foreign seq: nothing of it was written.
				continue;
			}
		}
		this.#flushes = this.#flushes.filter((other) => other.owner !== owner);
	}

	#write(entries: readonly Entry<Event>[], count = entries.length): void {
		const fresh = newEntries('toy', this.entries, entries);
		const kept = entries.length - fresh.length;
		for (const entry of fresh.slice(0, Math.max(0, count - kept))) {
			this.entries.push(entry);
			this.#ids.add(entry.commandId);
		}
	}
}
