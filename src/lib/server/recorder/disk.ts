// The few things the recorder asks of a disk; a port, so that tests can pull the plug at any moment and fill the disk.
import { constants, close, fdatasync, fsync, ftruncate, open, write } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface LogFile {
	/** Resolves when all bytes are handed to the system; they are on the disk only after `flush`. */
	write(bytes: Buffer, at: number): Promise<void>;
	flush(): Promise<void>;
	truncate(length: number): Promise<void>;
	close(): Promise<void>;
}

export interface Disk {
	makeFolder(folder: string): Promise<void>;
	list(folder: string): Promise<string[]>;
	read(path: string): Promise<Buffer>;
	/** Opens for writing and creates the file when it is not there; never empties it. */
	open(path: string): Promise<LogFile>;
	remove(path: string): Promise<void>;
	rename(from: string, to: string): Promise<void>;
	/** Makes created, renamed and removed names of the folder last. */
	flushFolder(folder: string): Promise<void>;
}

const openFd = promisify(open);
const closeFd = promisify(close);
const datasync = promisify(fdatasync);
const sync = promisify(fsync);
const truncateFd = promisify(ftruncate);

class NodeFile implements LogFile {
	readonly #fd: number;
	constructor(fd: number) {
		this.#fd = fd;
	}
	async write(bytes: Buffer, at: number): Promise<void> {
		// A disk that fills up takes a part of the bytes without an error; the error comes with the rest.
		for (let done = 0; done < bytes.length;) {
			done += await new Promise<number>((ok, no) =>
				write(this.#fd, bytes, done, bytes.length - done, at + done, (error, n) => (error ? no(error) : ok(n)))
			);
		}
	}
	flush(): Promise<void> {
		return datasync(this.#fd);
	}
	truncate(length: number): Promise<void> {
		return truncateFd(this.#fd, length);
	}
	close(): Promise<void> {
		return closeFd(this.#fd);
	}
}

export const nodeDisk: Disk = {
	async makeFolder(folder) {
		await mkdir(folder, { recursive: true, mode: 0o700 });
	},
	list: (folder) => readdir(folder),
	read: (path) => readFile(path),
	async open(path) {
		return new NodeFile(await openFd(path, constants.O_RDWR | constants.O_CREAT, 0o600));
	},
	remove: (path) => rm(path, { force: true }),
	rename,
	async flushFolder(folder) {
		// Windows cannot open a folder; there NTFS journals names by itself.
		if (process.platform === 'win32') return;
		const fd = await openFd(folder, constants.O_RDONLY);
		try {
			await sync(fd);
		} finally {
			await closeFd(fd);
		}
	}
};
