// Brings recorded entries to PocketBase, in order per stream. Nothing on the cue path waits for it, and nothing it cannot bring is dropped.
import type { Entry } from '#lib/sync/protocol.ts';
import { SILENCE_MS } from '#lib/server/pocketbase/client.ts';
import type { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import { Doorbell } from './doorbell.ts';
import { reasonOf } from './fault.ts';
import type { FlightRecorder } from './recorder.ts';
import { Troubles, type ShippingStatus } from './shipping-status.ts';

export interface ShipperOptions<Event> {
	readonly recorder: FlightRecorder<Entry<Event>>;
	readonly store: JournalStore<unknown, Event>;
	readonly now?: () => number;
	/** At once when PocketBase goes or comes, or a stream gets stuck; otherwise at most every `reportMs`. */
	readonly onStatus?: (status: ShippingStatus) => void;
	/**
	 * Where several processes serve the streams: this one's term of a stream, which PocketBase checks; null = another process owns it, so that
	 * its entries here are only compared until PocketBase has them from there. Without it this process is the only one.
	 */
	readonly term?: (stream: string) => string | null;
	/** Another server wrote this stream: its room here must stop. */
	readonly onForeign?: (stream: string, seq: number) => void;
	/** This process's term of the stream has ended: its room here must stop. What waits may be another's to bring now. */
	readonly onFenced?: (stream: string) => void;
	readonly batch?: number;
	/** How long the first entry after a pause waits for company, ms: a request per entry would cost as much as the whole cue. */
	readonly gatherMs?: number;
	readonly reportMs?: number;
	/** First and longest pause after a failed attempt, ms. */
	readonly backoffMs?: readonly [first: number, longest: number];
	/** How often a stuck stream is tried again, ms. */
	readonly stuckMs?: number;
}

/** A stream of another process is looked at this often while something of it waits here, ms. */
const REST_MS = 2_000;

export class Shipper<Event> {
	readonly #options: Required<Omit<ShipperOptions<Event>, 'term'>>;
	readonly #term: ((stream: string) => string | null) | null;
	/** Streams of other processes that were looked at lately, and until when they rest. */
	readonly #resting = new Map<string, number>();
	readonly #troubles: Troubles;
	/** Rings when something is recorded. While PocketBase is away nobody listens: a busy show must not hammer it. */
	readonly #work = new Doorbell();
	/** Rings when trying again makes sense at once. */
	readonly #again = new Doorbell();
	/** Streams compared with PocketBase since the start and since it was last away. */
	readonly #compared = new Set<string>();
	/** Streams compared since the last silence: only these may be shipped. */
	readonly #current = new Set<string>();
	/** When PocketBase last answered, ms of the process's own clock. */
	#heard = -Infinity;
	/** Batch size per stream, smaller while looking for the one entry that is refused. */
	readonly #sizes = new Map<string, number>();
	/** The stream shipped last: they take turns. */
	#turn = '';
	#busy = false;
	#stopped = false;
	/** Somebody waits for the end: no gathering. */
	#hurry = false;
	#running: Promise<void> | null = null;
	#idlers: (() => void)[] = [];
	#unsubscribe: () => void = () => undefined;

	constructor(options: ShipperOptions<Event>) {
		this.#term = options.term ?? null;
		this.#options = {
			...options,
			now: options.now ?? Date.now,
			onStatus: options.onStatus ?? (() => undefined),
			onForeign: options.onForeign ?? (() => undefined),
			onFenced: options.onFenced ?? (() => undefined),
			batch: options.batch ?? 50,
			gatherMs: options.gatherMs ?? 250,
			reportMs: options.reportMs ?? 500,
			backoffMs: options.backoffMs ?? [100, 2000],
			stuckMs: options.stuckMs ?? 15_000
		};
		this.#troubles = new Troubles({ ...this.#options, waiting: () => this.#options.recorder.backlog() });
	}

	/** Compares every kept stream with PocketBase, ships what PocketBase lost, and goes on with what is recorded from now on. */
	start(): void {
		if (this.#running) return;
		this.#unsubscribe = this.#options.recorder.onRecorded(() => {
			this.#work.ring();
			this.#troubles.tellSoon();
		});
		this.#running = this.#run();
	}

	/** Finishes the batch under way and ends. What waits is shipped after the next start. */
	async stop(): Promise<void> {
		this.#stopped = true;
		this.#unsubscribe();
		this.#ringAll();
		await this.#running;
		this.#troubles.close();
		this.#tellIdle();
	}

	get status(): ShippingStatus {
		return this.#troubles.status;
	}

	/** The first number of the stream that another server wrote, or null. */
	foreign(stream: string): number | null {
		return this.#troubles.foreign(stream);
	}

	/**
	 * Compares everything again and tries again at once, also the stuck streams. To be called when PocketBase was restarted, or somebody
	 * repaired something.
	 */
	retry(): void {
		this.#compared.clear();
		this.#troubles.retry();
		this.#ringAll();
	}

	/** The stream's own entries were set aside, or it is this process's now: it may be shipped again. */
	readmit(stream: string): void {
		this.#compared.delete(stream);
		this.#resting.delete(stream);
		this.#troubles.clear(stream);
		this.#ringAll();
	}

	/** Somebody waits for what was recorded just now: no gathering. */
	hurry(): void {
		this.#ringAll();
	}

	/** Resolves when PocketBase has everything that it can be given, or the shipper is stopped. */
	async idle(): Promise<void> {
		if (this.#stopped || (!this.#busy && this.#ready().length === 0)) return;
		const over = new Promise<void>((done) => this.#idlers.push(done));
		this.#ringAll();
		await over;
	}

	async #run(): Promise<void> {
		const [first, longest] = this.#options.backoffMs;
		let pause = first;
		while (!this.#stopped) {
			const stream = this.#next();
			if (stream === null) {
				this.#tellIdle();
				const later = this.#troubles.anyStuck ? this.#options.stuckMs : this.#resting.size > 0 ? REST_MS : null;
				await this.#work.sleep(later);
				if (!this.#hurry) await this.#again.sleep(this.#options.gatherMs);
				this.#hurry = false;
				continue;
			}
			this.#busy = true;
			try {
				// Behind a silence PocketBase may have been restarted and be older than it was.
				if (performance.now() - this.#heard > SILENCE_MS) this.#current.clear();
				if (this.#compared.has(stream) && this.#current.has(stream)) await this.#ship(stream);
				else await this.#compare(stream);
				this.#heard = performance.now();
				pause = first;
				this.#troubles.back();
			} catch (error) {
				// Whatever it comes back with, it is compared before anything is shipped.
				this.#compared.clear();
				this.#troubles.away(reasonOf(error));
				await this.#again.sleep(pause);
				pause = Math.min(pause * 2, longest);
			}
			this.#busy = false;
		}
	}

	#ready(): string[] {
		const { recorder } = this.#options;
		return recorder.streams.filter(
			(stream) =>
				!this.#troubles.blocks(stream) &&
				(this.#resting.get(stream) ?? 0) <= performance.now() &&
				(!this.#compared.has(stream) || recorder.waiting(stream).length > 0)
		);
	}

	#next(): string | null {
		const ready = this.#ready();
		const next = ready.find((stream) => stream > this.#turn) ?? ready[0];
		if (next === undefined) return null;
		this.#turn = next;
		return next;
	}

	/** PocketBase may have lost its last writes in a power cut, or have been restored from a backup, after it had said "saved". */
	async #compare(stream: string): Promise<void> {
		const { recorder, store } = this.#options;
		const there = await store.newest(stream);
		const had = there?.seq ?? 0;
		if (had !== recorder.shipped(stream) || there?.commandId !== recorder.lastShipped(stream)?.commandId) {
			const own = await recorder.entriesOf(stream);
			const both = await store.entries(stream, (own[0]?.seq ?? had + 1) - 1, had);
			const foreign = differing(own, both);
			if (foreign !== null) return this.#fence(stream, foreign);
			const next = own.find((entry) => entry.seq > had);
			if (next && next.seq > had + 1)
				return this.#troubles.stick(stream, next.seq, `PocketBase ends at entry ${had}, the recorder begins after it`);
			// It has lost something: then it may have lost something of every stream.
			if (had < recorder.shipped(stream)) this.#compared.clear();
			await recorder.wait(stream, had);
		}
		this.#compared.add(stream);
		this.#current.add(stream);
		if (recorder.waiting(stream).length === 0) this.#troubles.clear(stream);
	}

	async #ship(stream: string): Promise<void> {
		const { recorder, store, batch } = this.#options;
		const size = this.#sizes.get(stream) ?? batch;
		const entries = recorder.waiting(stream, size).map((waiting) => waiting.entry);
		const [first] = entries;
		const last = entries.at(-1);
		if (!first || !last) return;
		const term = this.#term ? this.#term(stream) : undefined;
		if (term === null) return this.#leave(stream);
		const result = await store.save(stream, entries, term);
		if (result.outcome === 'saved') {
			this.#sizes.set(stream, Math.min(size * 2, batch));
			this.#shipped(stream, last.seq);
		} else if (result.outcome === 'fenced') this.#options.onFenced(stream);
		else if (result.outcome === 'taken') await this.#reconcile(stream, entries);
		else if (result.outcome === 'away') throw new Error(result.reason);
		else if (entries.length > 1) this.#sizes.set(stream, Math.ceil(entries.length / 2));
		else this.#troubles.stick(stream, first.seq, result.reason);
	}

	/** Its owner brings what is acknowledged; here it is only seen to that it has arrived. */
	async #leave(stream: string): Promise<void> {
		await this.#compare(stream);
		this.#resting.set(stream, performance.now() + REST_MS);
	}

	/** A number is in PocketBase already: ours, sent before and the answer lost, or another server's. */
	async #reconcile(stream: string, entries: readonly Entry<Event>[]): Promise<void> {
		const first = entries[0]?.seq ?? 1;
		const there = await this.#options.store.entries(stream, first - 1, entries.at(-1)?.seq);
		const foreign = differing(entries, there);
		if (foreign !== null) return this.#fence(stream, foreign);
		const last = there.at(-1);
		if (last) this.#shipped(stream, last.seq);
		else this.#troubles.stick(stream, first, 'PocketBase has this command under another number');
	}

	#shipped(stream: string, seq: number): void {
		this.#options.recorder.markShipped(stream, seq);
		this.#troubles.clear(stream);
	}

	#fence(stream: string, seq: number): void {
		this.#troubles.fence(stream, seq);
		this.#options.onForeign(stream, seq);
	}

	#ringAll(): void {
		this.#hurry = true;
		this.#work.ring();
		this.#again.ring();
	}

	#tellIdle(): void {
		for (const done of this.#idlers.splice(0)) done();
	}
}

/** The first number that both hold with different commands, or null. */
export function differing(own: readonly Entry<unknown>[], there: readonly Entry<unknown>[]): number | null {
	const ids = new Map(there.map((entry) => [entry.seq, entry.commandId]));
	return own.find((entry) => ids.has(entry.seq) && ids.get(entry.seq) !== entry.commandId)?.seq ?? null;
}
