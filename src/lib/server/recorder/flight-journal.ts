// The journal of a real stream: durable in the flight recorder at once, in PocketBase soon after; loaded from both.
import { BrokenJournal, ForeignEntry, type Journal, type Loaded, type Snapshot } from '#lib/sync/journal.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import type { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import { JournalForked, JournalUnavailable, OutOfOrder, reasonOf } from './fault.ts';
import type { FlightRecorder } from './recorder.ts';
import { differing, type Shipper } from './shipper.ts';

export interface FlightJournalParts<State, Event> {
	readonly recorder: FlightRecorder<Entry<Event>>;
	readonly store: JournalStore<State, Event>;
	readonly shipper: Shipper<Event>;
	/** true: other processes write these streams too, so without PocketBase nobody knows the whole. */
	readonly shared?: boolean;
	/** PocketBase did not take a snapshot. Only loading gets slower by it. */
	readonly onSnapshotFault?: (stream: string, error: unknown) => void;
}

export class FlightJournal<State, Event> implements Journal<State, Event> {
	readonly #parts: FlightJournalParts<State, Event>;
	/** Highest number known of every stream that was loaded here; a stream is never appended to before that. */
	readonly #heads = new Map<string, number>();
	readonly #appending = new Map<string, Promise<void>>();
	/** The newest snapshot of a stream that still waits for its entries to be shipped. */
	readonly #snapshots = new Map<string, Snapshot<State>>();
	readonly #saving = new Map<string, Promise<void>>();

	constructor(parts: FlightJournalParts<State, Event>) {
		this.#parts = parts;
		parts.recorder.onShipped((stream) => this.#saveIfShipped(stream));
	}

	/** Throws JournalForked, JournalUnavailable, BrokenJournal, or what the disk says. */
	async load(stream: string): Promise<Loaded<State, Event>> {
		const own = await this.#parts.recorder.entriesOf(stream);
		const kept = (await this.#parts.recorder.snapshots.kept(stream)) as Snapshot<State> | null;
		const loaded = await this.#loadFromBoth(stream, own, kept);
		this.#heads.set(stream, loaded.entries.at(-1)?.seq ?? loaded.snapshot?.seq ?? 0);
		return loaded;
	}

	async #loadFromBoth(
		stream: string,
		own: readonly Entry<Event>[],
		kept: Snapshot<State> | null
	): Promise<Loaded<State, Event>> {
		let snapshot: Snapshot<State> | null;
		let there: readonly Entry<Event>[];
		try {
			snapshot = await this.#parts.store.newestSnapshot(stream);
			// Also what a snapshot there covers but PocketBase has not had from here: another server may have written it.
			const [waiting] = this.#parts.recorder.waiting(stream);
			there = await this.#parts.store.entries(
				stream,
				Math.min(snapshot?.seq ?? 0, (waiting?.entry.seq ?? Infinity) - 1)
			);
		} catch (error) {
			if (this.#parts.shared)
				throw new JournalUnavailable(stream, `PocketBase does not answer (${reasonOf(error)}).`, error);
			return loadAlone(stream, own, kept, error);
		}
		const forked = differing(own, there);
		if (forked !== null) throw new JournalForked(stream, forked);
		// The recorder's copy wins: it is the very text that was acknowledged.
		const entries = new Map([...there, ...own].map((entry) => [entry.seq, entry]));
		// The snapshot beside the log counts only where the journal confirms it: PocketBase may be an older backup by now.
		const anchor = entries.get(kept?.seq ?? 0);
		const base =
			kept && anchor && anchor.commandId === kept.ids.at(-1) && kept.seq > (snapshot?.seq ?? 0) ? kept : snapshot;
		return whole(stream, base, [...entries.values()]);
	}

	/** One at a time per stream: each has to know what the one before it wrote. */
	append(stream: string, entries: readonly Entry<Event>[]): Promise<void> {
		const before = this.#appending.get(stream);
		const mine = before ? before.then(() => this.#append(stream, entries)) : this.#append(stream, entries);
		// The asker gets the error; the next append begins anew.
		const over = mine.then(
			() => undefined,
			() => undefined
		);
		this.#appending.set(stream, over);
		void over.then(() => this.#appending.get(stream) === over && this.#appending.delete(stream));
		return mine;
	}

	async #append(stream: string, entries: readonly Entry<Event>[]): Promise<void> {
		const [first] = entries;
		if (!first) return;
		const foreign = this.#parts.shipper.foreign(stream);
		if (foreign !== null) throw new ForeignEntry(stream, foreign);
		if (!this.#heads.has(stream)) await this.load(stream);
		const follows = first.seq === this.#head(stream) + 1;
		try {
			await this.#parts.recorder.append(stream, follows ? entries : await this.#fresh(stream, entries));
		} catch (error) {
			if (!(error instanceof OutOfOrder)) throw error;
			// A disk that hung has answered after all: what looked unsaved is there.
			await this.#parts.recorder.append(stream, await this.#fresh(stream, entries));
		}
		this.#heads.set(stream, Math.max(entries.at(-1)?.seq ?? 0, this.#head(stream)));
	}

	#head(stream: string): number {
		return Math.max(this.#heads.get(stream) ?? 0, this.#parts.recorder.last(stream));
	}

	/** Those that are not there yet. A repeated append is harmless; another command under one of the numbers is not. */
	async #fresh(stream: string, entries: readonly Entry<Event>[]): Promise<readonly Entry<Event>[]> {
		const { recorder, store } = this.#parts;
		const first = entries[0]?.seq ?? 1;
		const kept = await recorder.entriesOf(stream);
		const own = kept.filter((entry) => entry.seq >= first);
		const known = (kept[0]?.seq ?? Infinity) <= first ? own : [...(await store.entries(stream, first - 1)), ...own];
		const foreign = differing(entries, known);
		if (foreign !== null) throw new ForeignEntry(stream, foreign);
		const head = Math.max(this.#head(stream), ...known.map((entry) => entry.seq));
		const fresh = entries.filter((entry) => entry.seq > head);
		if (fresh[0] && fresh[0].seq !== head + 1) throw new BrokenJournal(stream, head + 1, fresh[0].seq);
		return fresh;
	}

	/**
	 * Keeps the fold beside the log at once. PocketBase gets it in the background, and only when it has all the entries of it: a snapshot there
	 * must never be ahead of the journal. While PocketBase is away only the newest one waits.
	 */
	async saveSnapshot(stream: string, snapshot: Snapshot<State>): Promise<void> {
		const { recorder } = this.#parts;
		const kept = (await recorder.snapshots.kept(stream)) as Snapshot<State> | null;
		if (kept && kept.seq >= snapshot.seq) return;
		await recorder.snapshots.keep(stream, snapshot);
		this.#snapshots.set(stream, snapshot);
		this.#saveIfShipped(stream);
	}

	#saveIfShipped(stream: string): void {
		const snapshot = this.#snapshots.get(stream);
		const [waiting] = this.#parts.recorder.waiting(stream);
		if (!snapshot || this.#saving.has(stream) || (waiting && waiting.entry.seq <= snapshot.seq)) return;
		this.#snapshots.delete(stream);
		const saving = this.#parts.store
			.saveSnapshot(stream, snapshot)
			.catch((error: unknown) => this.#parts.onSnapshotFault?.(stream, error))
			.finally(() => {
				this.#saving.delete(stream);
				this.#saveIfShipped(stream);
			});
		this.#saving.set(stream, saving);
	}

	/** Waits for the snapshots on their way to PocketBase. */
	async settled(): Promise<void> {
		while (this.#saving.size) await Promise.all(this.#saving.values());
	}

	/**
	 * For a person who has decided which server was right after JournalForked: this server's entries from `seq` on go into a file
	 * that is never removed, and the stream can be loaded again from PocketBase. Also for a stream that was deleted in PocketBase (`seq` 1): its
	 * entries would else wait for ever. Answers the file's path.
	 */
	async setAside(stream: string, seq: number): Promise<string> {
		const path = await this.#parts.recorder.setAside(stream, seq);
		this.#heads.delete(stream);
		this.#snapshots.delete(stream);
		this.#parts.shipper.readmit(stream);
		return path;
	}
}

/** PocketBase does not answer: the recorder will do if it has the stream whole, from a snapshot or from the first entry on. */
function loadAlone<State, Event>(
	stream: string,
	own: readonly Entry<Event>[],
	kept: Snapshot<State> | null,
	cause: unknown
): Loaded<State, Event> {
	const first = own[0]?.seq ?? Infinity;
	// Behind a snapshot nothing can be missing but what is recorded: it goes when the stream's last segment goes.
	const joins = kept && (own.length === 0 || (first <= kept.seq + 1 && (own.at(-1)?.seq ?? 0) >= kept.seq));
	const usable = joins ? kept : null;
	if (first === 1 || usable) return whole(stream, usable, own);
	const why = `PocketBase does not answer (${reasonOf(cause)}) and the recorder does not have all of it. Start PocketBase again.`;
	throw new JournalUnavailable(stream, why, cause);
}

/** The entries that follow the snapshot without a gap. Throws BrokenJournal: a fold over a hole would be a plausible wrong state. */
function whole<State, Event>(
	stream: string,
	snapshot: Snapshot<State> | null,
	unsorted: readonly Entry<Event>[]
): Loaded<State, Event> {
	const from = snapshot?.seq ?? 0;
	const entries = unsorted.filter((entry) => entry.seq > from).sort((a, b) => a.seq - b.seq);
	entries.forEach((entry, i) => {
		if (entry.seq !== from + 1 + i) throw new BrokenJournal(stream, from + 1 + i, entry.seq);
	});
	return { snapshot, entries };
}
