// The owner's term in PocketBase: entries come with it in one transaction, so that an owner whose time is over can write no more.
import { ClientResponseError } from 'pocketbase';
import type { StreamId } from '#lib/domain/id.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import type { Lease } from './leases.ts';

const TRIES = 5;

export class OwnerRecords {
	readonly #client: TypedPocketBase;
	readonly #self: string;

	constructor(client: TypedPocketBase, self: string) {
		this.#client = client;
		this.#self = self;
	}

	/** From now on PocketBase takes entries of this term only. Again is the same. Throws when PocketBase is away. */
	async begin(streamId: StreamId, { term }: Lease): Promise<void> {
		for (let left = TRIES; ; left--) {
			const before = await this.#of(streamId);
			if (before === term) return;
			const batch = this.#client.createBatch();
			if (before !== null) batch.collection('owners').delete(before);
			batch.collection('owners').create({ id: term, stream: streamId, process: this.#self, seq: 0 });
			try {
				await batch.send();
				return;
			} catch (error) {
				// Somebody else was quicker: the lease decides who it is, and this one holds it.
				const raced = error instanceof ClientResponseError && error.status === 400;
				if (!raced || left === 0) throw error;
			}
		}
	}

	async #of(streamId: StreamId): Promise<string | null> {
		const { items } = await this.#client.collection('owners').getList(1, 1, {
			filter: this.#client.filter('stream = {:streamId}', { streamId }),
			skipTotal: true
		});
		return items[0]?.id ?? null;
	}
}
