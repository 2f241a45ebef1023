// The journal of an owner among several: an entry is acknowledged when it lies on this machine's disk and in a second place, Redis or PocketBase,
// that checks whose term it is. Taking a stream over closes both doors behind the owner before, then reads what it left.
import type { StreamId } from '#lib/domain/id.ts';
import type { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import type { FlightJournal } from '#lib/server/recorder/flight-journal.ts';
import type { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { differing, type Shipper } from '#lib/server/recorder/shipper.ts';
import { ForeignEntry, type Journal, type Loaded, type Snapshot } from '#lib/sync/journal.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import type { Lease, Leases } from './leases.ts';
import type { OwnerRecords } from './owner-records.ts';
import { RedisAway } from './redis.ts';
import type { SharedEntries } from './shared-entries.ts';

export interface ClusterJournalParts<State, Event> {
	readonly flight: FlightJournal<State, Event>;
	readonly recorder: FlightRecorder<Entry<Event>>;
	readonly shipper: Shipper<Event>;
	readonly store: JournalStore<State, Event>;
	readonly leases: Leases;
	readonly records: OwnerRecords;
	readonly shared: SharedEntries<Event>;
	/** Something a person should know of; the show goes on. */
	warn(streamId: StreamId, what: string, more: object): void;
}

/** PocketBase gets so long to stand in for a Redis that is away, ms; after it the entry counts as unsaved and is tried again. */
const STAND_IN_MS = 3_000;

export class ClusterJournal<State, Event> implements Journal<State, Event> {
	readonly #parts: ClusterJournalParts<State, Event>;
	/** Terms that PocketBase has confirmed since Redis was last (re)connected: a Redis that came back empty knows of no later one. */
	readonly #confirmed = new Set<string>();

	constructor(parts: ClusterJournalParts<State, Event>) {
		this.#parts = parts;
		parts.recorder.onShipped((stream) => this.#trim(stream));
	}

	/** Redis may have lost its memory: until PocketBase has taken something of a term again, Redis alone is no proof. */
	doubt(): void {
		this.#confirmed.clear();
	}

	/** Throws when the stream is not this process's, RedisAway, or what PocketBase and the disk say. */
	async load(streamId: StreamId): Promise<Loaded<State, Event>> {
		const { flight, leases, records, shipper } = this.#parts;
		const lease = leases.held(streamId);
		if (!lease) throw new ForeignEntry(streamId, 0);
		await records.begin(streamId, lease);
		await this.#adopt(streamId, lease);
		shipper.readmit(streamId);
		const loaded = await flight.load(streamId);
		this.#confirmed.add(lease.term);
		return loaded;
	}

	async append(streamId: StreamId, entries: readonly Entry<Event>[]): Promise<void> {
		const last = entries.at(-1);
		if (!last) return;
		const lease = this.#parts.leases.held(streamId);
		if (!lease) throw new ForeignEntry(streamId, last.seq);
		// Before the own disk: what is on it is shipped, and another's stream must not be written.
		const kept = await this.#share(streamId, lease, entries);
		await this.#parts.flight.append(streamId, entries);
		if (!kept) await this.#inPocketBase(streamId, lease, last.seq);
	}

	async saveSnapshot(streamId: StreamId, snapshot: Snapshot<State>): Promise<void> {
		await this.#parts.flight.saveSnapshot(streamId, snapshot);
	}

	/** True when Redis has them and its word counts. Throws ForeignEntry. */
	async #share(streamId: StreamId, lease: Lease, entries: readonly Entry<Event>[]): Promise<boolean> {
		try {
			const kept = await this.#parts.shared.append(streamId, lease, entries);
			if (kept === 'fenced') {
				this.#parts.leases.forget(streamId);
				throw new ForeignEntry(streamId, entries[0]?.seq ?? 0);
			}
			return kept === 'kept' && this.#confirmed.has(lease.term);
		} catch (error) {
			if (!(error instanceof RedisAway)) throw error;
			return false;
		}
	}

	/** Resolves when PocketBase has taken everything up to `seq` under this term. */
	#inPocketBase(streamId: StreamId, { term }: Lease, seq: number): Promise<void> {
		const { recorder, shipper } = this.#parts;
		return new Promise((done, fail) => {
			const settle = (act: () => void): void => {
				clearTimeout(timer);
				stop();
				act();
			};
			const look = (): void => {
				if (recorder.shipped(streamId) < seq) return;
				this.#confirmed.add(term);
				settle(done);
			};
			const timer = setTimeout(
				() => settle(() => fail(new Error('neither Redis nor PocketBase has taken it in time'))),
				STAND_IN_MS
			);
			const stop = recorder.onShipped((stream) => void (stream === streamId && look()));
			shipper.hurry();
			look();
		});
	}

	/** What the owner before had acknowledged, and PocketBase does not have yet, becomes this process's to bring. */
	async #adopt(streamId: StreamId, lease: Lease): Promise<void> {
		const { recorder, store, shared, warn } = this.#parts;
		let left = await shared.read(streamId);
		const own = await recorder.entriesOf(streamId);
		const from = Math.min(left[0]?.seq ?? Infinity, recorder.waiting(streamId)[0]?.entry.seq ?? Infinity);
		const there = from === Infinity ? [] : await store.entries(streamId, from - 1);
		const head = there.at(-1)?.seq ?? (await store.newest(streamId))?.seq ?? 0;
		const stale = differing(left, there);
		if (stale !== null) {
			warn(streamId, 'Redis contradicts PocketBase, which counts', { seq: stale });
			await shared.drop(streamId, lease);
			left = [];
		}
		// What waits here and contradicts the record was never acknowledged: a term had ended.
		const stray = differing(own, [...there, ...left]) ?? gapBehind(own, head, left);
		if (stray !== null) {
			const path = await this.#parts.flight.setAside(streamId, stray);
			warn(streamId, 'entries of a term that had ended were set aside', { seq: stray, path });
		}
		const mine = new Set((await recorder.entriesOf(streamId)).map(({ seq }) => seq));
		const missing = follow(left, head).filter(({ seq }) => !mine.has(seq));
		if (missing.length > 0) await recorder.append(streamId, missing);
	}

	#trim(streamId: StreamId): void {
		const { leases, recorder, shared } = this.#parts;
		if (leases.held(streamId)) void shared.trim(streamId, recorder.shipped(streamId)).catch(() => undefined); // It only takes room.
	}
}

/** Those that follow on `head` without a gap. */
function follow<Event>(entries: readonly Entry<Event>[], head: number): Entry<Event>[] {
	const found: Entry<Event>[] = [];
	for (const entry of entries) if (entry.seq === head + found.length + 1) found.push(entry);
	return found;
}

/** The first own entry that lies beyond everything the others have, with a hole before it; null when there is none. */
function gapBehind(own: readonly Entry<unknown>[], head: number, left: readonly Entry<unknown>[]): number | null {
	const known = Math.max(head, left.at(-1)?.seq ?? 0);
	const beyond = own.filter(({ seq }) => seq > known);
	return beyond[0] && beyond[0].seq !== known + 1 ? beyond[0].seq : null;
}
