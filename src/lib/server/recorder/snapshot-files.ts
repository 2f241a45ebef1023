// The newest fold of each stream beside the log, so that a stream opens also without PocketBase.
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { readJson, replaceFile } from './small-file.ts';

export class SnapshotFiles {
	readonly #folder: string;
	readonly #disk: Disk;

	/** In `<folder>/snapshots`, which must be there. */
	constructor(folder: string, disk: Disk) {
		this.#folder = join(folder, 'snapshots');
		this.#disk = disk;
	}

	async keep(stream: string, snapshot: unknown): Promise<void> {
		await replaceFile(this.#disk, this.#path(stream), JSON.stringify(snapshot));
	}

	/** What `keep` kept, or null. */
	async kept(stream: string): Promise<unknown> {
		try {
			return await readJson(this.#disk, this.#path(stream));
		} catch (error) {
			if (error instanceof SyntaxError) return null; // Only a shortcut: the entries decide, and they are checked.
			throw error;
		}
	}

	remove(stream: string): Promise<void> {
		return this.#disk.remove(this.#path(stream));
	}

	#path(stream: string): string {
		return join(this.#folder, `${encodeURIComponent(stream)}.json`);
	}
}
