// Makes PocketBase's own writes survive a power cut: its database flushes only at a checkpoint, so we ask for one.
// Measured: without it up to everything since the last checkpoint is gone (streams, members, join links; entries are in the recorder).
import type PocketBase from 'pocketbase';

/** What people do outside a journal is safe within this time. */
const EVERY_MS = 5_000;

export class Checkpoints {
	readonly #client: PocketBase;
	readonly #timer: NodeJS.Timeout;
	#running: Promise<void> | null = null;

	constructor(client: PocketBase, fault: (error: unknown) => void) {
		this.#client = client;
		this.#timer = setInterval(() => void this.now().catch(fault), EVERY_MS);
		this.#timer.unref();
	}

	/** Resolves when everything written to PocketBase before the call is on disk. Throws when PocketBase is away. */
	async now(): Promise<void> {
		// A checkpoint under way may have begun before the caller's write.
		await this.#running?.catch(() => undefined);
		this.#running ??= this.#run().finally(() => (this.#running = null));
		await this.#running;
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	async #run(): Promise<void> {
		await this.#client.sql.run('PRAGMA wal_checkpoint(FULL)');
	}
}
