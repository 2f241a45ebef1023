// A journal that lives as long as the process: for rehearsal and tests. Several rooms may share one, the fence works.
import { BrokenJournal, ForeignEntry, type Journal, type Loaded, type Snapshot } from './journal.ts';
import type { Entry } from './protocol.ts';

export class MemoryJournal<State, Event> implements Journal<State, Event> {
	readonly #entries = new Map<string, Entry<Event>[]>();
	readonly #snapshots = new Map<string, Snapshot<State>>();

	async load(streamId: string): Promise<Loaded<State, Event>> {
		const snapshot = this.#snapshots.get(streamId) ?? null;
		return { snapshot, entries: (this.#entries.get(streamId) ?? []).slice(snapshot?.seq ?? 0) };
	}

	async append(streamId: string, entries: readonly Entry<Event>[]): Promise<void> {
		const kept = this.#entries.get(streamId) ?? [];
		const fresh = newEntries(streamId, kept, entries);
		this.#entries.set(streamId, kept);
		for (const entry of fresh) kept.push(entry);
	}

	async saveSnapshot(streamId: string, snapshot: Snapshot<State>): Promise<void> {
		if (snapshot.seq > (this.#snapshots.get(streamId)?.seq ?? 0)) this.#snapshots.set(streamId, snapshot);
	}
}

/**
 * Which of `entries` are not in `kept` (all entries of the stream, seq 1 first).
 * Throws `ForeignEntry` when another command holds a seq, `BrokenJournal` when there would be a gap.
 */
export function newEntries<Event>(
	streamId: string,
	kept: readonly Entry<Event>[],
	entries: readonly Entry<Event>[]
): readonly Entry<Event>[] {
	const fresh: Entry<Event>[] = [];
	for (const entry of entries) {
		const there = kept[entry.seq - 1];
		const next = kept.length + fresh.length + 1;
		if (there && there.commandId !== entry.commandId) throw new ForeignEntry(streamId, entry.seq);
		if (!there && entry.seq !== next) throw new BrokenJournal(streamId, next, entry.seq);
		if (!there) fresh.push(entry);
	}
	return fresh;
}
