// What secrets open (screen links, machines' tokens): read once, kept in memory so that it can be asked at every command, forgotten when taken back.
import { hashOf } from './secret-hash.ts';

/** What a secret opens. `expires`: epoch ms, null = only when taken back. */
interface Opened {
	readonly id: string;
	readonly expires: number | null;
}

const FRESH_MS = 60_000;
const AWAY_MS = 12 * 3_600_000;
/** Timers cannot wait longer; what lasts longer is looked up again long before. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class KnownSecrets<T extends Opened> {
	/** Reads by hash; null = no such secret, or taken back. */
	readonly #read: (hash: string) => Promise<T | null>;
	readonly #now: () => number;
	readonly #known = new Map<string, { readonly opened: T | null; readonly checkedAt: number }>();
	/** Those in use, by id: asked at every command. */
	readonly #live = new Map<string, T>();
	readonly #listeners = new Set<() => void>();
	readonly #own = new Set<(id: string) => void>();
	/** When one in use ends, whoever came with it is cut off, not only refused. */
	readonly #ends = new Map<string, NodeJS.Timeout>();

	constructor(read: (hash: string) => Promise<T | null>, now: () => number = Date.now) {
		this.#read = read;
		this.#now = now;
	}

	/** null = no such secret, ended, or taken back. */
	async find(secret: string): Promise<T | null> {
		const key = hashOf(secret);
		const known = this.#known.get(key);
		const age = known ? this.#now() - known.checkedAt : Infinity;
		let opened = known?.opened ?? null;
		if (age >= FRESH_MS) {
			try {
				opened = await this.#read(key);
				this.#remember(key, opened);
			} catch (error) {
				if (!opened || age >= AWAY_MS) throw error;
			}
		}
		return this.#counts(opened);
	}

	/** One that was found before and still counts; null = ended or taken back since. */
	live(id: string): T | null {
		return this.#counts(this.#live.get(id) ?? null);
	}

	/** It was taken back or changed: nobody who came with it stays. */
	changed(id: string): void {
		for (const tell of this.#own) tell(id);
		this.forget(id);
	}

	/** Told of every `changed` of this process. */
	onOwnChange(tell: (id: string) => void): void {
		this.#own.add(tell);
	}

	/** Changes may have been missed: what is in use is read again, and what is not there any more is forgotten. */
	async readAllAgain(): Promise<void> {
		for (const [key, { opened }] of [...this.#known]) {
			if (!opened || !this.#live.has(opened.id)) continue;
			const now = await this.#read(key);
			if (now) this.#remember(key, now);
			else this.forget(opened.id);
		}
	}

	/** It does not count any more, here. */
	forget(id: string): void {
		this.#live.delete(id);
		clearTimeout(this.#ends.get(id));
		this.#ends.delete(id);
		for (const [key, { opened }] of this.#known) if (opened?.id === id) this.#known.delete(key);
		for (const listener of this.#listeners) listener();
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	#counts(opened: T | null): T | null {
		return opened && (opened.expires === null || opened.expires > this.#now()) ? opened : null;
	}

	#remember(key: string, opened: T | null): void {
		if (this.#known.size > 20_000) this.#known.clear();
		this.#known.set(key, { opened, checkedAt: this.#now() });
		if (!opened) return;
		const { id, expires } = opened;
		this.#live.set(id, opened);
		clearTimeout(this.#ends.get(id));
		if (expires === null) return;
		const end = setTimeout(() => this.forget(id), Math.min(expires - this.#now(), LONGEST_TIMER_MS));
		this.#ends.set(id, end.unref());
	}
}
