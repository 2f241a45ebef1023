// Brings appends to the disk: all that arrive during one flush share the next one. Knows whether the disk is well, and never makes the show wait for a sick one.
import { appendText, bodyText } from './body.ts';
import { OutOfOrder, reasonOf, RecorderFailed } from './fault.ts';
import type { Numbered } from './kept.ts';
import type { Log } from './log.ts';

export type RecorderHealth =
	{ readonly ok: true } | { readonly ok: false; readonly since: number; readonly reason: string };

export interface Ask<E> {
	readonly stream: string;
	readonly entries: readonly E[];
	readonly text: string;
	done(): void;
	fail(error: unknown): void;
}

interface GroupWriterOptions<E> {
	readonly log: Log;
	readonly now: () => number;
	readonly onHealth: (health: RecorderHealth) => void;
	readonly retryMs: number;
	readonly hangMs: number;
	/** Highest number of the stream on the disk. */
	readonly last: (stream: string) => number;
	/** These are on the disk now; nobody has been told yet. */
	readonly onFlushed: (group: readonly Ask<E>[], at: number, segment: number) => void;
	/** After that, everybody told: a new segment was begun. */
	readonly onRolled: () => void;
}

/** Enough that a flush is never the bottleneck, small enough that one stays quick. */
const GROUP_BYTES = 4 * 1024 * 1024;
/** The largest append, bytes; PocketBase would not take a larger entry either. */
const LARGEST = 16 * 1024 * 1024;

export class GroupWriter<E extends Numbered> {
	readonly #options: GroupWriterOptions<E>;
	#asks: Ask<E>[] = [];
	/** The asks whose flush is under way. */
	#group: readonly Ask<E>[] = [];
	/** The chain of everything that touches the log: flushes, dropping, setting aside. */
	#writing: Promise<void> = Promise.resolve();
	#pumping = false;
	#hanging = false;
	#closed = false;
	#retry: NodeJS.Timeout | null = null;
	#health: RecorderHealth = { ok: true };

	constructor(options: GroupWriterOptions<E>) {
		this.#options = options;
	}

	get health(): RecorderHealth {
		return this.#health;
	}

	append(stream: string, entries: readonly E[]): Promise<void> {
		return new Promise<void>((done, fail) => {
			if (this.#closed) throw new Error('the flight recorder is closed');
			if (this.#hanging) throw new RecorderFailed(hang());
			const text = appendText(stream, entries);
			if (Buffer.byteLength(text) > LARGEST) throw new Error(`entries of ${text.length} characters are too large`);
			this.#asks.push({ stream, entries, text, done, fail });
			this.#pump();
		});
	}

	/** Runs the work between two flushes. */
	exclusive(work: () => Promise<void>): Promise<void> {
		const mine = this.#writing.then(work);
		this.#writing = mine.catch(() => undefined); // The asker gets the error; the next one begins anew.
		return mine;
	}

	/** One flush; only inside `exclusive`. Throws RecorderFailed. */
	async flush(body: string): Promise<{ segment: number; rolled: boolean }> {
		const watch = setTimeout(() => this.#hang(), this.#options.hangMs);
		try {
			const place = await this.#options.log.write(body);
			if (!this.#health.ok) this.#report({ ok: true });
			return place;
		} catch (error) {
			this.failing(error);
			throw new RecorderFailed(error);
		} finally {
			clearTimeout(watch);
			this.#hanging = false;
		}
	}

	/** The disk refused something: says so, and tries it again by itself. */
	failing(error: unknown): void {
		const reason = reasonOf(error);
		if (this.#health.ok) this.#report({ ok: false, since: this.#options.now(), reason });
		else if (this.#health.reason !== reason) this.#report({ ...this.#health, reason });
		if (!this.#closed) this.#retry ??= setTimeout(() => this.#probe(), this.#options.retryMs).unref();
	}

	/** Finishes what is under way. */
	async close(): Promise<void> {
		this.#closed = true;
		while (this.#asks.length || this.#pumping) await this.exclusive(async () => undefined);
		if (this.#retry) clearTimeout(this.#retry);
	}

	#pump(): void {
		if (this.#pumping) return;
		this.#pumping = true;
		void this.exclusive(() => this.#flushGroup()).finally(() => {
			this.#pumping = false;
			if (this.#asks.length) this.#pump();
		});
	}

	async #flushGroup(): Promise<void> {
		const { group, refused } = this.#takeGroup();
		this.#group = group;
		if (group.length > 0) await this.#flushAsks(group);
		this.#group = [];
		// Only now: what they collided with is on the disk, so that the asker can look.
		for (const [ask, error] of refused) ask.fail(error);
	}

	async #flushAsks(group: readonly Ask<E>[]): Promise<void> {
		const at = this.#options.now();
		try {
			const texts = group.map((ask) => ask.text);
			const { segment, rolled } = await this.flush(bodyText(at, texts));
			this.#options.onFlushed(group, at, segment);
			for (const ask of group) ask.done();
			if (rolled) this.#options.onRolled();
		} catch (error) {
			for (const ask of group) ask.fail(error);
		}
	}

	/** The next asks that fit into one flush; an ask that does not follow on its stream fails alone. */
	#takeGroup(): { group: Ask<E>[]; refused: [Ask<E>, OutOfOrder][] } {
		const group: Ask<E>[] = [];
		const refused: [Ask<E>, OutOfOrder][] = [];
		const last = new Map<string, number>();
		for (let bytes = 0; bytes < GROUP_BYTES;) {
			const ask = this.#asks.shift();
			if (!ask) break;
			const before = last.get(ask.stream) ?? this.#options.last(ask.stream);
			if (follows(before, ask.entries)) {
				last.set(ask.stream, ask.entries.at(-1)?.seq ?? before);
				bytes += ask.text.length;
				group.push(ask);
			} else refused.push([ask, new OutOfOrder(ask.stream, ask.entries[0]?.seq ?? 0, before)]);
		}
		return { group, refused };
	}

	/**
	 * The disk does not answer. Whoever waits is told that it may not be saved, and whoever comes is told at once: the show goes on from memory.
	 * When the disk answers after all, the entries count, and a repeated append finds them.
	 */
	#hang(): void {
		this.#hanging = true;
		this.failing(hang());
		for (const ask of [...this.#group, ...this.#asks.splice(0)]) ask.fail(new RecorderFailed(hang()));
	}

	/** An empty flush proves that the disk takes entries again, before anyone needs it. */
	#probe(): void {
		this.#retry = null;
		if (this.#health.ok) return;
		const tried = this.exclusive(async () => void (await this.flush(bodyText(this.#options.now(), []))));
		void tried.catch(() => undefined); // `flush` has said so.
	}

	#report(health: RecorderHealth): void {
		this.#health = health;
		this.#options.onHealth(health);
	}
}

const hang = (): Error => new Error('the disk does not answer');

/** Numbers go up without a gap inside one append; the first may only be the next, or begin anew above what is kept. */
function follows(before: number, entries: readonly Numbered[]): boolean {
	const first = entries[0]?.seq ?? 0;
	const gapless = entries.every((entry, i) => entry.seq === first + i);
	return gapless && Number.isSafeInteger(first) && first > before;
}
