// What a screen leaves on its device: the stream as it last knew it, and its own commands whose fate is open. One person's copy is never another's.
import type { StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { upgraded, type StreamState } from '#lib/domain/stream/state.ts';
import type { Duration, Instant } from '#lib/domain/time.ts';
import type { LocalWork } from '#lib/sync/local-desk.ts';
import type { Copy } from '#lib/sync/replica-ports.ts';
import type { Me, RosterEntry } from './stream-link.ts';

type StreamCopy = Copy<StreamState, Command>;

/** The large part, written when the stream has changed. */
interface KeptStream extends Omit<StreamCopy, 'pending' | 'unsaved'> {
	readonly me: Me;
	readonly roster: readonly RosterEntry[];
}
/** The small part, written often. `heardAt`: server time when the room was last heard; `offset`: what to add to the device's clock. */
interface KeptHand extends Pick<StreamCopy, 'pending' | 'unsaved'> {
	readonly heardAt: Instant;
	readonly offset: Duration;
	/** 本地: what this desk did alone. */
	readonly local: LocalWork | null;
}

/** What a screen starts from when nobody answers. */
export interface Kept {
	readonly copy: StreamCopy;
	readonly me: Me;
	readonly roster: readonly RosterEntry[];
	readonly heardAt: Instant;
	readonly offset: Duration;
	readonly local: LocalWork | null;
}

const NAME = 'changji';
const STORES = ['streams', 'hands'] as const;

/** All copies of one person on one device; `whose` is their member id. Where the browser keeps nothing, nothing is kept and nothing fails. */
export class DeviceCopy {
	readonly #whose: string;
	readonly #key: string;
	readonly #open: Promise<IDBDatabase | null>;

	constructor(whose: string, streamId: StreamId) {
		this.#whose = whose;
		this.#key = `${whose} ${streamId}`;
		this.#open = openStore();
	}

	/** What is kept of this stream for this person; what others have left here goes. */
	async read(): Promise<Kept | null> {
		const db = await this.#open;
		if (!db) return null;
		try {
			await this.#dropOthers(db);
			const [stream, hand] = await Promise.all([
				asked<KeptStream>(db.transaction('streams').objectStore('streams').get(this.#key)),
				asked<KeptHand>(db.transaction('hands').objectStore('hands').get(this.#key))
			]);
			if (!stream || !hand) return null;
			const { me, roster, epoch, seq, durable, state } = stream;
			const { pending, unsaved, heardAt, offset, local = null } = hand;
			return {
				copy: { epoch, seq, durable, state: upgraded(state), pending, unsaved },
				me,
				roster,
				heardAt,
				offset,
				local
			};
		} catch {
			return null; // Unreadable is as good as none: the server has it all.
		}
	}

	async keepStream({ epoch, seq, durable, state }: StreamCopy, me: Me, roster: readonly RosterEntry[]): Promise<void> {
		await this.#put('streams', { epoch, seq, durable, state, me, roster } satisfies KeptStream);
	}

	async keepHand({ copy: { pending, unsaved }, heardAt, offset, local }: Omit<Kept, 'me' | 'roster'>): Promise<void> {
		await this.#put('hands', { pending, unsaved, heardAt, offset, local } satisfies KeptHand);
	}

	/** Its person is no longer allowed in. */
	async drop(): Promise<void> {
		const db = await this.#open;
		for (const name of STORES) db?.transaction(name, 'readwrite').objectStore(name).delete(this.#key);
	}

	close(): void {
		void this.#open.then((db) => db?.close());
	}

	async #put(store: (typeof STORES)[number], value: unknown): Promise<void> {
		const db = await this.#open;
		try {
			if (db) await asked(db.transaction(store, 'readwrite').objectStore(store).put(value, this.#key));
		} catch {
			// The disk is full or the store was closed under us: the screen goes on, it only cannot open offline.
		}
	}

	async #dropOthers(db: IDBDatabase): Promise<void> {
		for (const name of STORES) {
			const store = db.transaction(name, 'readwrite').objectStore(name);
			for (const key of await asked<IDBValidKey[]>(store.getAllKeys()))
				if (!String(key).startsWith(`${this.#whose} `)) store.delete(key);
		}
	}
}

/** Logging out takes everything off the device. */
export function forgetDevice(): void {
	if ('indexedDB' in globalThis) indexedDB.deleteDatabase(NAME);
	if ('caches' in globalThis) for (const name of ['pages', 'pictures']) void caches.delete(name);
}

async function openStore(): Promise<IDBDatabase | null> {
	if (!('indexedDB' in globalThis)) return null;
	const opening = indexedDB.open(NAME, 1);
	opening.onupgradeneeded = () => {
		for (const store of STORES) opening.result.createObjectStore(store);
	};
	try {
		const db = await asked(opening);
		// Logging out in another tab deletes the store: it must not wait for this one.
		db.onversionchange = () => db.close();
		return db;
	} catch {
		return null; // A private window: nothing is kept.
	}
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((done, fail) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => fail(request.error ?? new Error('the device keeps nothing'));
	});
}
