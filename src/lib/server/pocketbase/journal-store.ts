// How entries and snapshots of a stream stand in PocketBase, and what its refusals mean.
import { ClientResponseError } from 'pocketbase';
import type { Entry } from '#lib/sync/protocol.ts';
import type { Snapshot } from '#lib/sync/journal.ts';
import { GUARDED } from './client.ts';
import type { EntriesRecord, SnapshotsRecord, TypedPocketBase } from './records.ts';

/** Why PocketBase did not take a batch. `away`: try again later; `taken`: a number is there already; `fenced`: another process owns the stream; `refused`: this content never fits. */
export type Shipped =
	| { readonly outcome: 'saved' }
	| { readonly outcome: 'taken' }
	| { readonly outcome: 'fenced' }
	| { readonly outcome: 'refused'; readonly reason: string }
	| { readonly outcome: 'away'; readonly reason: string };

const PAGE = 500;
/** Older ones are of no use: a load needs only the newest, and one more in case. */
const SNAPSHOTS_KEPT = 2;

export class JournalStore<State = unknown, Event = unknown> {
	readonly #client: TypedPocketBase;

	constructor(client: TypedPocketBase) {
		this.#client = client;
	}

	/** The newest entry PocketBase has of the stream. Throws when PocketBase is away. */
	async newest(stream: string): Promise<Entry<Event> | null> {
		const page = await this.#entries.getList(1, 1, {
			filter: this.#filter('stream = {:stream}', { stream }),
			sort: '-seq',
			headers: GUARDED,
			skipTotal: true
		});
		return page.items[0] ? entryOf<Event>(page.items[0]) : null;
	}

	/** Entries with `after < seq <= upTo`, in order. */
	async entries(stream: string, after: number, upTo = Number.MAX_SAFE_INTEGER): Promise<Entry<Event>[]> {
		const found: Entry<Event>[] = [];
		for (let from = after; ;) {
			const { items } = await this.#entries.getList(1, PAGE, {
				filter: this.#filter('stream = {:stream} && seq > {:from} && seq <= {:upTo}', { stream, from, upTo }),
				sort: 'seq',
				headers: GUARDED,
				skipTotal: true
			});
			found.push(...items.map(entryOf<Event>));
			if (items.length < PAGE) return found;
			from = found.at(-1)?.seq ?? from;
		}
	}

	/** Writes all of them or none; with a term, only while it is the stream's newest. Never throws for what PocketBase says. */
	async save(stream: string, entries: readonly Entry<Event>[], term: string | null = null): Promise<Shipped> {
		const url = '/api/collections/entries/records';
		const requests: { method: string; url: string; body: object }[] = entries.map((entry) => ({
			...{ method: 'POST', url, body: recordOf(stream, entry) }
		}));
		if (term !== null) {
			// First in the transaction: a term that is over has no record, and nothing of the batch is written.
			const body = { seq: entries.at(-1)?.seq ?? 0 };
			requests.unshift({ method: 'PATCH', url: `/api/collections/owners/records/${term}`, body });
		}
		try {
			// Not the client's own batch: that one sends a form, which costs this process twice the time.
			await this.#client.send('/api/batch', { method: 'POST', headers: GUARDED, body: { requests } });
			return { outcome: 'saved' };
		} catch (error) {
			if (!(error instanceof ClientResponseError)) throw error;
			// Inside a batch an ended login shows only here: forget it, and the next attempt logs in.
			if ([401, 403].includes(refusalIn(error)?.status ?? 0)) this.#client.authStore.clear();
			if (term !== null && refusalIn(error, '0')?.status === 404) return { outcome: 'fenced' };
			return meaningOf(error);
		}
	}

	async newestSnapshot(stream: string): Promise<Snapshot<State> | null> {
		const [record] = await this.#snapshotsOf(stream, 1);
		if (!record) return null;
		const { state, ids } = record.state as Pick<Snapshot<State>, 'state' | 'ids'>;
		return { seq: record.seq, state, ids };
	}

	/** Saves it unless a newer one is there, and removes what nobody needs. */
	async saveSnapshot(stream: string, { seq, state, ids }: Snapshot<State>): Promise<void> {
		const kept = await this.#snapshotsOf(stream, 50);
		if (kept.some((record) => record.seq >= seq)) return;
		await this.#client.collection('snapshots').create({ stream, seq, state: { state, ids } });
		for (const old of kept.slice(SNAPSHOTS_KEPT - 1)) await this.#client.collection('snapshots').delete(old.id);
	}

	/**
	 * Only superusers may filter by `@request`: with a login that has just ended the answer is 403. Without this it would be an empty list, and an
	 * empty list here means that a stream has lost its journal.
	 */
	#filter(expression: string, values: Record<string, unknown>): string {
		return `@request.auth.id != "" && ${this.#client.filter(expression, values)}`;
	}

	get #entries() {
		return this.#client.collection('entries');
	}

	async #snapshotsOf(stream: string, count: number): Promise<SnapshotsRecord[]> {
		const page = await this.#client.collection('snapshots').getList(1, count, {
			filter: this.#filter('stream = {:stream}', { stream }),
			sort: '-seq',
			headers: GUARDED,
			fields: count === 1 ? '' : 'id,seq',
			skipTotal: true
		});
		return page.items;
	}
}

const recordOf = (stream: string, entry: Entry<unknown>) => ({
	stream,
	seq: entry.seq,
	at: entry.at,
	by: entry.by,
	command_id: entry.commandId,
	command: entry.name,
	events: entry.events
});

const entryOf = <Event>(record: EntriesRecord): Entry<Event> => ({
	seq: record.seq,
	at: record.at as Entry<Event>['at'],
	by: record.by,
	commandId: record.command_id,
	name: record.command,
	events: record.events as readonly Event[]
});

interface Refusal {
	readonly status?: number;
	readonly message?: string;
	readonly data?: Record<string, { readonly code?: string; readonly message?: string }>;
}

/** PocketBase 0.40 answers a failed batch with 400 and, under the number of the failed request, that request's own answer. */
function refusalIn(error: ClientResponseError, only?: string): Refusal | null {
	const { data } = error.response as { data?: { requests?: Record<string, { response?: Refusal }> } };
	const requests = Object.entries(data?.requests ?? {});
	return requests.find(([at, { response }]) => response && (only === undefined || at === only))?.[1].response ?? null;
}

function meaningOf(error: ClientResponseError): Shipped {
	const refusal = refusalIn(error);
	const fields = Object.entries(refusal?.data ?? {});
	const reason = [refusal?.message ?? error.message, ...fields.map(([name, f]) => `${name}: ${f.message ?? f.code}`)];
	// It names the stream for either unique index: (stream, seq) and (stream, command_id).
	if (fields.some(([, field]) => field.code === 'validation_not_unique')) return { outcome: 'taken' };
	const status = refusal?.status ?? error.status;
	const content = status === 400 || status === 404 || status === 413;
	return { outcome: content ? 'refused' : 'away', reason: reason.join(' ') };
}
