// The flight recorder: an entry is on this machine's disk before anyone hears of it. One log for all streams, so that simultaneous entries share a flush.
import { dirname, join } from 'node:path';
import { nodeDisk, type Disk } from './disk.ts';
import { OutOfOrder, reasonOf, RecorderDamaged, RecorderFailed } from './fault.ts';
import type { Frame } from './frame.ts';
import { Kept, type Numbered, type Waiting } from './kept.ts';
import { ownFolder } from './lock.ts';
import { Log, type Cut } from './log.ts';
import { ShipLog } from './ship-log.ts';
import { readJson, replaceFile } from './small-file.ts';

export type RecorderHealth =
	{ readonly ok: true } | { readonly ok: false; readonly since: number; readonly reason: string };

export interface RecorderOptions {
	/** `<data>/recorder`; made when missing. */
	readonly folder: string;
	readonly now?: () => number;
	/** Called whenever the disk begins to refuse entries and when it takes them again. */
	readonly onHealth?: (health: RecorderHealth) => void;
	readonly disk?: Disk;
	readonly segmentBytes?: number;
	/** How long shipped entries stay, ms; PocketBase can lose its last ones in a power cut. */
	readonly keepFor?: number;
	/** How often a failing disk is tried again, ms. */
	readonly retryMs?: number;
}

interface Ask<E> {
	readonly stream: string;
	readonly entries: readonly E[];
	/** The entries as they will stand in the file. */
	readonly text: string;
	done(): void;
	fail(error: unknown): void;
}

/** One flush: `a` are appends, `x` takes a stream's entries from `seq` on out of the count. */
interface Body<E> {
	readonly at: number;
	readonly a: readonly { readonly s: string; readonly e: readonly E[] }[];
	readonly x?: { readonly s: string; readonly seq: number };
}

const DAY = 24 * 60 * 60 * 1000;
/** Enough that a flush is never the bottleneck, small enough that one stays quick. */
const GROUP_BYTES = 4 * 1024 * 1024;
/** The largest append, bytes; PocketBase would not take a larger entry either. */
const LARGEST = 16 * 1024 * 1024;

export class FlightRecorder<E extends Numbered> {
	readonly folder: string;
	/** A torn last flush that opening cut off: never acknowledged, worth a line in the log. */
	readonly cut: Cut | null;
	readonly #options: Required<Omit<RecorderOptions, 'folder'>>;
	readonly #log: Log;
	readonly #kept: Kept<E>;
	readonly #shipLog: ShipLog;
	readonly #release: () => void;
	readonly #listeners = new Set<() => void>();
	readonly #shippedListeners = new Set<(stream: string) => void>();
	#asks: Ask<E>[] = [];
	/** The chain of everything that writes: flushes, dropping, setting aside. */
	#writing: Promise<void> = Promise.resolve();
	#pumping = false;
	#closed = false;
	/** Reads of old files under way; nothing is removed meanwhile. */
	#readers = 0;
	#health: RecorderHealth = { ok: true };
	#retry: NodeJS.Timeout | null = null;

	private constructor(parts: {
		options: Required<Omit<RecorderOptions, 'folder'>>;
		log: Log;
		kept: Kept<E>;
		release: () => void;
	}) {
		this.#options = parts.options;
		this.#log = parts.log;
		this.#kept = parts.kept;
		this.#release = parts.release;
		this.folder = parts.log.folder;
		this.cut = parts.log.cut;
		this.#shipLog = new ShipLog(this.folder, parts.options.disk, () =>
			Object.fromEntries(this.#kept.streams.map((stream) => [stream, this.#kept.shipped(stream)]))
		);
	}

	/** Throws RecorderInUse, RecorderDamaged, or what the disk says. */
	static async open<E extends Numbered>(given: RecorderOptions): Promise<FlightRecorder<E>> {
		const {
			folder,
			now = Date.now,
			onHealth = () => undefined,
			disk = nodeDisk,
			segmentBytes = 1024 * 1024,
			keepFor = DAY,
			retryMs = 1000
		} = given;
		const options = { now, onHealth, disk, segmentBytes, keepFor, retryMs };
		await disk.makeFolder(join(folder, 'snapshots'));
		await disk.flushFolder(dirname(folder)); // at the very first start the folder itself is new
		const release = ownFolder(folder);
		try {
			const kept = new Kept<E>();
			for (const [stream, seq] of await ShipLog.load(folder, disk)) kept.markShipped(stream, seq);
			const log = await Log.open(folder, disk, segmentBytes, (frame, segment) =>
				remember(kept, bodyOf<E>(folder, frame), segment)
			);
			kept.prune();
			return new FlightRecorder<E>({ options, log, kept, release });
		} catch (error) {
			release();
			throw error;
		}
	}

	/**
	 * Resolves when the entries are on the disk (all of them or none). Rejects with RecorderFailed when the disk refuses: nothing of them is saved.
	 * Entries of a stream must follow on what the recorder has of it.
	 */
	append(stream: string, entries: readonly E[]): Promise<void> {
		if (entries.length === 0) return Promise.resolve();
		return new Promise<void>((done, fail) => {
			if (this.#closed) throw new Error('the flight recorder is closed');
			const text = `{"s":${JSON.stringify(stream)},"e":${JSON.stringify(entries)}}`;
			if (Buffer.byteLength(text) > LARGEST) throw new Error(`entries of ${text.length} characters are too large`);
			this.#asks.push({ stream, entries, text, done, fail });
			this.#pump();
		});
	}

	get health(): RecorderHealth {
		return this.#health;
	}

	/** Streams of which something is kept here. */
	get streams(): readonly string[] {
		return this.#kept.streams;
	}

	/** The first entries PocketBase does not have yet, in order. */
	waiting(stream: string, atMost = 1): readonly Waiting<E>[] {
		return this.#kept.waiting(stream).slice(0, atMost);
	}

	/** How many entries PocketBase does not have yet, and when the oldest of them was recorded. */
	backlog(): { count: number; since: number | null } {
		const queues = this.#kept.streams.map((stream) => this.#kept.waiting(stream));
		const since = queues.flatMap((queue) => queue[0]?.since ?? []);
		return {
			count: queues.reduce((sum, queue) => sum + queue.length, 0),
			since: since.length ? since.reduce((a, b) => Math.min(a, b)) : null
		};
	}

	/** Highest number of the stream in this recorder, 0 for none. */
	last(stream: string): number {
		return this.#kept.last(stream);
	}

	/** The newest entry PocketBase is known to have, or null when only the files know it. */
	lastShipped(stream: string): E | null {
		return this.#kept.lastShipped(stream);
	}

	/** How far PocketBase has the stream, 0 for nothing. */
	shipped(stream: string): number {
		return this.#kept.shipped(stream);
	}

	/** Calls back after every flush that holds entries; answers how to stop that. */
	onRecorded(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Calls back whenever PocketBase has more of a stream. */
	onShipped(listener: (stream: string) => void): void {
		this.#shippedListeners.add(listener);
	}

	/** All entries of the stream that are still kept here, shipped or not, in order. */
	async entriesOf(stream: string): Promise<E[]> {
		return (await this.#read(stream)).map((w) => w.entry);
	}

	/** PocketBase has everything up to `seq`. */
	markShipped(stream: string, seq: number): void {
		this.#kept.markShipped(stream, seq);
		this.#shipLog.touch();
		for (const listener of this.#shippedListeners) listener(stream);
	}

	/** PocketBase has only up to `after` of what it once had: the rest waits again. Answers how many. */
	async wait(stream: string, after: number): Promise<number> {
		const all = await this.#read(stream);
		const rest = all.filter((w) => w.entry.seq > after);
		// What was appended while reading is in the queue already and must stay there.
		const seen = rest.at(-1)?.entry.seq ?? after;
		this.#kept.wait(stream, after, [...rest, ...this.#kept.waiting(stream).filter((w) => w.entry.seq > seen)]);
		this.#shipLog.touch();
		return rest.length;
	}

	/** Takes the stream's entries from `seq` on out of the journal, into a file that is never removed. Answers its path. */
	async setAside(stream: string, seq: number): Promise<string> {
		const entries = (await this.entriesOf(stream)).filter((entry) => entry.seq >= seq);
		const at = this.#options.now();
		const path = join(this.folder, `aside-${encodeURIComponent(stream)}-${seq}-${at}.json`);
		await replaceFile(this.#options.disk, path, JSON.stringify({ stream, at, entries }));
		await this.#exclusive(async () => {
			await this.#flush(JSON.stringify({ at, a: [], x: { s: stream, seq } } satisfies Body<E>));
			this.#kept.forget(stream, seq);
			await this.#options.disk.remove(this.#snapshotPath(stream)); // it may hold what was set aside
		});
		return path;
	}

	/** Keeps a stream's newest fold beside the log, for a start without PocketBase. */
	async keepSnapshot(stream: string, snapshot: unknown): Promise<void> {
		await replaceFile(this.#options.disk, this.#snapshotPath(stream), JSON.stringify(snapshot));
	}

	/** What `keepSnapshot` kept, or null. */
	keptSnapshot(stream: string): Promise<unknown> {
		return readJson(this.#options.disk, this.#snapshotPath(stream)).catch((error: unknown) => {
			if (error instanceof SyntaxError) return null; // Only a shortcut: the entries decide, and they are checked.
			throw error;
		});
	}

	/** Removes the oldest files that hold only what PocketBase has had for `keepFor`. Answers how many. */
	async trim(): Promise<number> {
		let removed = 0;
		await this.#exclusive(async () => {
			const before = this.#options.now() - this.#options.keepFor;
			for (const segment of this.#log.segments.slice(0, -1)) {
				if (this.#readers > 0 || !this.#kept.droppable(segment, before)) break;
				const gone = this.#kept.dropped(segment);
				await this.#log.dropOldest();
				for (const stream of gone) await this.#options.disk.remove(this.#snapshotPath(stream));
				removed += 1;
			}
		});
		return removed;
	}

	/** Flushes what is under way, then lets go of the folder. */
	async close(): Promise<void> {
		this.#closed = true;
		while (this.#asks.length || this.#pumping) await this.#exclusive(async () => undefined);
		if (this.#retry) clearTimeout(this.#retry);
		await this.#shipLog.close();
		await this.#log.close();
		this.#release();
	}

	#snapshotPath(stream: string): string {
		return join(this.folder, 'snapshots', `${encodeURIComponent(stream)}.json`);
	}

	#exclusive(work: () => Promise<void>): Promise<void> {
		const mine = this.#writing.then(work);
		this.#writing = mine.catch(() => undefined); // The asker gets the error; the next one begins anew.
		return mine;
	}

	#pump(): void {
		if (this.#pumping) return;
		this.#pumping = true;
		// Everything that arrives in this turn of the loop, and all that arrives during a flush, shares the next one.
		void this.#exclusive(() => this.#flushGroup()).finally(() => {
			this.#pumping = false;
			if (this.#asks.length) this.#pump();
		});
	}

	async #flushGroup(): Promise<void> {
		const { group, refused } = this.#takeGroup();
		const at = this.#options.now();
		if (group.length > 0) await this.#flushAsks(group, at);
		// Only now: what they collided with is on the disk, so that the asker can look.
		for (const [ask, error] of refused) ask.fail(error);
	}

	async #flushAsks(group: readonly Ask<E>[], at: number): Promise<void> {
		try {
			const { segment, rolled } = await this.#flush(`{"at":${at},"a":[${group.map((ask) => ask.text).join()}]}`);
			for (const ask of group) this.#kept.add(ask.stream, ask.entries, at, segment);
			for (const ask of group) ask.done();
			for (const listener of this.#listeners) listener();
			if (rolled) void this.trim().catch((error: unknown) => this.#failing(error));
		} catch (error) {
			for (const ask of group) ask.fail(error);
		}
	}

	/** The next asks that fit into one flush; an ask that does not follow on its stream fails alone. */
	#takeGroup(): { group: Ask<E>[]; refused: [Ask<E>, OutOfOrder][] } {
		const group: Ask<E>[] = [];
		const refused: [Ask<E>, OutOfOrder][] = [];
		const last = new Map<string, number>();
		let bytes = 0;
		while (this.#asks.length && bytes < GROUP_BYTES) {
			const ask = this.#asks.shift();
			if (!ask) break;
			const before = last.get(ask.stream) ?? this.#kept.last(ask.stream);
			if (!follows(before, ask.entries)) {
				refused.push([ask, new OutOfOrder(ask.stream, ask.entries[0]?.seq ?? 0, before)]);
				continue;
			}
			last.set(ask.stream, ask.entries.at(-1)?.seq ?? before);
			bytes += ask.text.length;
			group.push(ask);
		}
		return { group, refused };
	}

	async #flush(body: string): Promise<{ segment: number; rolled: boolean }> {
		try {
			const place = await this.#log.write(body);
			this.#healed();
			return place;
		} catch (error) {
			this.#failing(error);
			throw new RecorderFailed(error);
		}
	}

	#healed(): void {
		if (!this.#health.ok) this.#report({ ok: true });
	}

	#failing(error: unknown): void {
		const reason = reasonOf(error);
		if (this.#health.ok) this.#report({ ok: false, since: this.#options.now(), reason });
		else if (this.#health.reason !== reason) this.#report({ ...this.#health, reason });
		if (this.#closed) return;
		this.#retry ??= setTimeout(() => {
			this.#retry = null;
			// An empty flush proves that the disk takes entries again, before anyone needs it.
			const probe = () => this.#flush(`{"at":${this.#options.now()},"a":[]}`);
			if (!this.#health.ok) this.#exclusive(async () => void (await probe())).catch(() => undefined); // #flush said so.
		}, this.#options.retryMs).unref();
	}

	#report(health: RecorderHealth): void {
		this.#health = health;
		this.#options.onHealth(health);
	}

	async #read(stream: string): Promise<Waiting<E>[]> {
		const found = new Kept<E>();
		this.#readers += 1;
		try {
			for (const segment of this.#kept.segmentsOf(stream))
				for (const frame of await this.#log.read(segment))
					remember(found, bodyOf<E>(this.folder, frame), segment, stream);
		} finally {
			this.#readers -= 1;
		}
		return [...found.waiting(stream)];
	}
}

/** Numbers go up without a gap inside one append; the first may only be the next, or begin anew above what is kept. */
function follows(before: number, entries: readonly Numbered[]): boolean {
	const first = entries[0]?.seq ?? 0;
	const gapless = entries.every((entry, i) => entry.seq === first + i);
	return gapless && Number.isSafeInteger(first) && first > before;
}

function remember<E extends Numbered>(kept: Kept<E>, body: Body<E>, segment: number, only?: string): void {
	for (const { s, e } of body.a) if (only === undefined || s === only) kept.add(s, e, body.at, segment);
	if (body.x && (only === undefined || body.x.s === only)) kept.forget(body.x.s, body.x.seq);
}

function bodyOf<E>(folder: string, frame: Frame): Body<E> {
	try {
		return JSON.parse(frame.body) as Body<E>;
	} catch {
		throw new RecorderDamaged(folder, frame.offset, `record ${frame.number} is whole but is not JSON`);
	}
}
