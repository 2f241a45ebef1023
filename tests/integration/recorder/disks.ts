// Disks for tests: each does the real thing on real files, and can pull the plug, refuse to write, or hold a flush.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nodeDisk, type Disk, type LogFile } from '#lib/server/recorder/disk.ts';

/** The flight recorder's disk with one method of its files replaced. */
export function diskWith(change: (file: LogFile, path: string) => Partial<LogFile>): Disk {
	return {
		...nodeDisk,
		async open(path) {
			const file = await nodeDisk.open(path);
			const bound: LogFile = {
				write: (bytes, at) => file.write(bytes, at),
				flush: () => file.flush(),
				truncate: (length) => file.truncate(length),
				close: () => file.close()
			};
			return { ...bound, ...change(bound, path) };
		}
	};
}

export function diskError(code: 'ENOSPC' | 'EIO'): NodeJS.ErrnoException {
	return Object.assign(new Error(code), { code });
}

/**
 * Knows what a power cut would leave: of every file the content at its last finished flush, and of every folder the names at its last flush.
 * What was written but not flushed may be there wholly, in part, or as a hole of zeros: `chance` decides. `onMoment` is called around every operation.
 */
export class PlugDisk implements Disk {
	readonly #live = new Map<string, Buffer>();
	readonly #flushed = new Map<string, Buffer>();
	/** Names that would be there, each with the file it meant when the folder was flushed. */
	readonly #names = new Map<string, string>();
	/** Where the content of a name is kept in this model: a rename moves the name, not the content. */
	readonly #inodes = new Map<string, string>();
	#count = 0;
	onMoment: () => void = () => undefined;

	makeFolder = nodeDisk.makeFolder;
	list = nodeDisk.list;
	read = nodeDisk.read;

	async open(path: string): Promise<LogFile> {
		const file = await nodeDisk.open(path);
		const inode = this.#inodes.get(path) ?? `inode ${(this.#count += 1)}`;
		this.#inodes.set(path, inode);
		if (!this.#live.has(inode)) this.#live.set(inode, Buffer.alloc(0));
		const live = (): Buffer => this.#live.get(inode) ?? Buffer.alloc(0);
		return {
			write: async (bytes, at) => {
				this.#live.set(inode, Buffer.concat([live().subarray(0, at), bytes, live().subarray(at + bytes.length)]));
				this.onMoment();
				await file.write(bytes, at);
				this.onMoment();
			},
			flush: async () => {
				const flushing = live();
				this.onMoment();
				await file.flush();
				this.#flushed.set(inode, flushing);
				this.onMoment();
			},
			truncate: async (length) => {
				this.#live.set(inode, Buffer.from(live().subarray(0, length)));
				await file.truncate(length);
				this.onMoment();
			},
			close: () => file.close()
		};
	}

	async remove(path: string): Promise<void> {
		await nodeDisk.remove(path);
		this.#inodes.delete(path);
		this.onMoment();
	}

	async rename(from: string, to: string): Promise<void> {
		await nodeDisk.rename(from, to);
		this.#inodes.set(to, this.#inodes.get(from) ?? '');
		this.#inodes.delete(from);
		this.onMoment();
	}

	async flushFolder(folder: string): Promise<void> {
		await nodeDisk.flushFolder(folder);
		for (const path of [...this.#names.keys()]) if (dirname(path) === folder) this.#names.delete(path);
		for (const [path, inode] of this.#inodes) if (dirname(path) === folder) this.#names.set(path, inode);
		this.onMoment();
	}

	/** What is on the disk after a power cut at this moment: name → content. `chance` gives numbers from 0 up to 1. */
	image(chance: () => number): Map<string, Buffer> {
		const image = new Map<string, Buffer>();
		for (const [path, inode] of this.#names) {
			const flushed = this.#flushed.get(inode) ?? Buffer.alloc(0);
			image.set(path, afterCut(flushed, this.#live.get(inode) ?? flushed, chance));
		}
		return image;
	}
}

function afterCut(flushed: Buffer, live: Buffer, chance: () => number): Buffer {
	if (chance() < 0.4 || live.length <= flushed.length) return flushed;
	const reached = flushed.length + Math.ceil(chance() * (live.length - flushed.length));
	const part = Buffer.from(live.subarray(0, reached));
	// The file grew, but a page of it never arrived.
	if (chance() < 0.4) part.fill(0, flushed.length + Math.floor(chance() * (reached - flushed.length)));
	return part;
}

export function writeImage(image: Map<string, Buffer>, folder: string, to: string): void {
	mkdirSync(to, { recursive: true });
	for (const [path, bytes] of image) {
		if (dirname(path) === folder) writeFileSync(join(to, basename(path)), bytes);
	}
}
