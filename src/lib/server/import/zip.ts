// Weighs a zip before anything opens it: what it says it holds can be a lie, so every entry is unpacked against a budget.
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { Refused, type Limits } from './limits.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 5_000;

function endOfDirectory(zip: Buffer): number {
	const earliest = Math.max(0, zip.length - 65_557);
	for (let at = zip.length - 22; at >= earliest; at -= 1) if (zip.readUInt32LE(at) === END) return at;
	throw new Refused('file-damaged');
}

/** Unpacks without keeping: counts, and stops as soon as the budget is gone. */
async function count(packed: Buffer, budget: number): Promise<number> {
	let size = 0;
	const counter = new Writable({
		write(chunk: Buffer, _encoding, done) {
			size += chunk.length;
			done(size > budget ? new Refused('file-too-large-inside') : null);
		}
	});
	try {
		await pipeline([packed], createInflateRaw({ chunkSize: 65_536 }), counter);
	} catch (fault) {
		throw fault instanceof Refused ? fault : new Refused('file-damaged');
	}
	return size;
}

async function unpackedSize(zip: Buffer, entry: number, budget: number): Promise<number> {
	const method = zip.readUInt16LE(entry + 10);
	const packed = zip.readUInt32LE(entry + 20);
	const local = zip.readUInt32LE(entry + 42);
	if (zip.readUInt32LE(local) !== LOCAL) throw new Refused('file-damaged');
	const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
	if (start + packed > zip.length) throw new Refused('file-damaged');
	if (method === 0) return packed;
	if (method !== 8) throw new Refused('file-damaged');
	return count(zip.subarray(start, start + packed), budget);
}

/** The unpacked size in bytes. Throws `Refused` for a bomb, a truncated or an otherwise unreadable zip. */
export async function weighZip(bytes: Uint8Array, limits: Limits): Promise<number> {
	const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let total = 0;
	try {
		const end = endOfDirectory(zip);
		const entries = zip.readUInt16LE(end + 10);
		let at = zip.readUInt32LE(end + 16);
		if (entries > MOST_ENTRIES) throw new Refused('file-too-large-inside');
		for (let index = 0; index < entries; index += 1) {
			if (zip.readUInt32LE(at) !== ENTRY) throw new Refused('file-damaged');
			total += await unpackedSize(zip, at, limits.unpacked - total);
			if (total > limits.unpacked) throw new Refused('file-too-large-inside');
			at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
		}
	} catch (fault) {
		if (fault instanceof Refused) throw fault;
		// An offset that points outside the file.
		throw new Refused('file-damaged');
	}
	if (total > limits.ratioFrom && total > zip.length * limits.ratio) throw new Refused('file-too-dense');
	return total;
}
