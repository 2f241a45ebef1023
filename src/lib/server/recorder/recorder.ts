// The flight recorder: an entry is on this machine's disk before anyone hears of it. One log for all streams, so that simultaneous entries share a flush.
import { dirname, join } from 'node:path';
import { asideText, remember } from './body.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { GroupWriter, type Ask, type RecorderHealth } from './group-writer.ts';
import { Kept, type Numbered, type Waiting } from './kept.ts';
import { ownFolder } from './lock.ts';
import { Log, type Cut } from './log.ts';
import { ShipLog } from './ship-log.ts';
import { replaceFile } from './small-file.ts';
import { SnapshotFiles } from './snapshot-files.ts';

export type { RecorderHealth } from './group-writer.ts';

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
	/** A flush that takes longer counts as failed, ms: the show must not wait for a disk that hangs. */
	readonly hangMs?: number;
}

const DAY = 24 * 60 * 60 * 1000;

export class FlightRecorder<E extends Numbered> {
	readonly folder: string;
	/** A torn last flush that opening cut off: never acknowledged, worth a line in the log. */
	readonly cut: Cut | null;
	readonly snapshots: SnapshotFiles;
	readonly #options: Required<Omit<RecorderOptions, 'folder'>>;
	readonly #log: Log;
	readonly #kept: Kept<E>;
	readonly #shipLog: ShipLog;
	readonly #writer: GroupWriter<E>;
	readonly #release: () => void;
	readonly #listeners = new Set<() => void>();
	readonly #shippedListeners = new Set<(stream: string) => void>();
	/** Reads of old files under way; nothing is removed meanwhile. */
	#readers = 0;

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
		this.snapshots = new SnapshotFiles(this.folder, parts.options.disk);
		this.#shipLog = new ShipLog(this.folder, parts.options.disk, () =>
			Object.fromEntries(this.#kept.streams.map((stream) => [stream, this.#kept.shipped(stream)]))
		);
		this.#writer = new GroupWriter<E>({
			...parts.options,
			log: parts.log,
			last: (stream) => parts.kept.last(stream),
			onFlushed: (group, at, segment) => this.#flushed(group, at, segment),
			onRolled: () => void this.trim().catch((error: unknown) => this.#writer.failing(error))
		});
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
			retryMs = 1000,
			hangMs = 3000
		} = given;
		const options = { now, onHealth, disk, segmentBytes, keepFor, retryMs, hangMs };
		await disk.makeFolder(join(folder, 'snapshots'));
		await disk.flushFolder(dirname(folder)); // at the very first start the folder itself is new
		const release = ownFolder(folder);
		try {
			const kept = new Kept<E>();
			for (const [stream, seq] of await ShipLog.load(folder, disk)) kept.markShipped(stream, seq);
			const log = await Log.open(folder, disk, segmentBytes, (frame, segment) =>
				remember(kept, folder, frame, segment)
			);
			kept.prune();
			return new FlightRecorder<E>({ options, log, kept, release });
		} catch (error) {
			release();
			throw error;
		}
	}

	/**
	 * Resolves when the entries are on the disk (all of them or none). Rejects with RecorderFailed when the disk refuses: nothing of them is saved;
	 * or when it hangs: then they may be. Rejects with OutOfOrder when they do not follow on what the recorder has of the stream.
	 */
	append(stream: string, entries: readonly E[]): Promise<void> {
		return entries.length === 0 ? Promise.resolve() : this.#writer.append(stream, entries);
	}

	get health(): RecorderHealth {
		return this.#writer.health;
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

	/** Calls back whenever PocketBase has more of a stream; answers how to stop that. */
	onShipped(listener: (stream: string) => void): () => void {
		this.#shippedListeners.add(listener);
		return () => void this.#shippedListeners.delete(listener);
	}

	/** All entries of the stream that are still kept here, shipped or not, in order. */
	async entriesOf(stream: string): Promise<E[]> {
		return (await this.#read(stream)).map((w) => w.entry);
	}

	/** PocketBase has everything up to `seq`. */
	markShipped(stream: string, seq: number): void {
		this.#kept.markShipped(stream, seq);
		this.#shipLog.touch();
		for (const listener of [...this.#shippedListeners]) listener(stream);
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
		await this.#writer.exclusive(async () => {
			await this.#writer.flush(asideText(at, stream, seq));
			this.#kept.forget(stream, seq);
			await this.snapshots.remove(stream); // it may hold what was set aside
		});
		return path;
	}

	/** Removes the oldest files that hold only what PocketBase has had for `keepFor`. Answers how many. */
	async trim(): Promise<number> {
		let removed = 0;
		await this.#writer.exclusive(async () => {
			const before = this.#options.now() - this.#options.keepFor;
			for (const segment of this.#log.segments.slice(0, -1)) {
				if (this.#readers > 0 || !this.#kept.droppable(segment, before)) break;
				const gone = this.#kept.dropped(segment);
				await this.#log.dropOldest();
				for (const stream of gone) await this.snapshots.remove(stream);
				removed += 1;
			}
		});
		return removed;
	}

	/** Flushes what is under way, then lets go of the folder. */
	async close(): Promise<void> {
		await this.#writer.close();
		await this.#shipLog.close();
		await this.#log.close();
		this.#release();
	}

	#flushed(group: readonly Ask<E>[], at: number, segment: number): void {
		for (const ask of group) this.#kept.add(ask.stream, ask.entries, at, segment);
		for (const listener of this.#listeners) listener();
	}

	async #read(stream: string): Promise<Waiting<E>[]> {
		const found = new Kept<E>();
		this.#readers += 1;
		try {
			for (const segment of this.#kept.segmentsOf(stream))
				for (const frame of await this.#log.read(segment)) remember(found, this.folder, frame, segment, stream);
		} finally {
			this.#readers -= 1;
		}
		return [...found.waiting(stream)];
	}
}
