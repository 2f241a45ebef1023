// Remembers how far PocketBase has each stream. Written now and then; when it is lost, entries are only sent once more and PocketBase's unique index refuses them.
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { readJson, replaceFile } from './small-file.ts';

const DELAY_MS = 1000;

export class ShipLog {
	readonly #path: string;
	readonly #disk: Disk;
	readonly #read: () => Record<string, number>;
	#timer: NodeJS.Timeout | null = null;
	#writing: Promise<void> = Promise.resolve();

	constructor(folder: string, disk: Disk, read: () => Record<string, number>) {
		this.#path = join(folder, 'shipped.json');
		this.#disk = disk;
		this.#read = read;
	}

	/** Stream → highest seq PocketBase had; empty when the file is missing or unreadable. */
	static async load(folder: string, disk: Disk): Promise<Map<string, number>> {
		try {
			const text = await readJson(disk, join(folder, 'shipped.json'));
			const pairs = Object.entries((text ?? {}) as Record<string, unknown>);
			return new Map(pairs.filter((pair): pair is [string, number] => Number.isSafeInteger(pair[1])));
		} catch (error) {
			if (error instanceof SyntaxError) return new Map(); // Harmless, see above.
			throw error;
		}
	}

	/** Something changed: writes it within a second, in the background. */
	touch(): void {
		this.#timer ??= setTimeout(() => void this.#write(), DELAY_MS).unref();
	}

	#write(): Promise<void> {
		this.#timer = null;
		const text = JSON.stringify(this.#read());
		this.#writing = this.#writing.then(() => replaceFile(this.#disk, this.#path, text)).catch(() => this.touch()); // A full disk is told through the recorder's own health.
		return this.#writing;
	}

	async close(): Promise<void> {
		if (this.#timer) {
			clearTimeout(this.#timer);
			await this.#write();
		}
		await this.#writing;
		if (this.#timer) clearTimeout(this.#timer);
	}
}
