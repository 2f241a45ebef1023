// Reads zip files with what Node has: PocketBase's release and its backups come as zip, and `unzip` is not everywhere.
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const zip64Marker = 0xffffffff;

/** @typedef {{ name: string, method: number, packed: number, size: number, at: number }} ZipEntry */

/**
 * Lists what a zip file holds.
 * @param {string} file
 * @returns {Promise<ZipEntry[]>} rejects when it is not a zip file, is cut off, or is beyond 4 GB
 */
export async function zipEntries(file) {
	const handle = await open(file);
	try {
		const { size } = await handle.stat();
		const tail = await read(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
		let end = tail.length - 22;
		while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end--;
		if (end < 0) throw new Error(`${file} is not a whole zip file`);
		const length = tail.readUInt32LE(end + 12);
		const start = tail.readUInt32LE(end + 16);
		if (start === zip64Marker) throw new Error(`${file} is over 4 GB: unpack it with another program`);
		const directory = await read(handle, start, length);
		/** @type {ZipEntry[]} */
		const entries = [];
		for (let p = 0; p + 46 <= directory.length && directory.readUInt32LE(p) === directoryEntry;) {
			const nameLength = directory.readUInt16LE(p + 28);
			const entry = {
				name: directory.toString('utf8', p + 46, p + 46 + nameLength),
				method: directory.readUInt16LE(p + 10),
				packed: directory.readUInt32LE(p + 20),
				size: directory.readUInt32LE(p + 24),
				at: directory.readUInt32LE(p + 42)
			};
			if ([entry.packed, entry.size, entry.at].includes(zip64Marker))
				throw new Error(`${file} is over 4 GB: unpack it with another program`);
			entries.push(entry);
			p += 46 + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32);
		}
		if (entries.length !== tail.readUInt16LE(end + 10)) throw new Error(`${file}: its directory is damaged`);
		return entries;
	} finally {
		await handle.close();
	}
}

/**
 * Unpacks one entry into a file.
 * @param {string} file
 * @param {ZipEntry} entry
 * @param {string} target
 * @param {number} [mode]
 */
export async function unzipEntry(file, entry, target, mode = 0o600) {
	const handle = await open(file);
	let start;
	try {
		const head = await read(handle, entry.at, 30);
		if (head.length < 30 || head.readUInt32LE(0) !== localEntry) throw new Error(`${file}: ${entry.name} is damaged`);
		start = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
	} finally {
		await handle.close();
	}
	const to = createWriteStream(target, { mode });
	if (entry.packed === 0) await pipeline([], to);
	else {
		const from = createReadStream(file, { start, end: start + entry.packed - 1 });
		if (entry.method === 0) await pipeline(from, to);
		else if (entry.method === 8) await pipeline(from, createInflateRaw(), to);
		else throw new Error(`${file}: ${entry.name} is packed in an unknown way (${entry.method})`);
	}
	if (to.bytesWritten !== entry.size) throw new Error(`${file}: ${entry.name} is damaged`);
}

/**
 * @param {import('node:fs/promises').FileHandle} handle
 * @param {number} position
 * @param {number} length
 */
async function read(handle, position, length) {
	const buffer = Buffer.alloc(length);
	const { bytesRead } = await handle.read(buffer, 0, length, position);
	return buffer.subarray(0, bytesRead);
}
