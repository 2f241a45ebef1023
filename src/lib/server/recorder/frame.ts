// How one flush lies in the recorder's file: a checked header and a checked body, so that a torn end and a damaged middle can be told apart.
import { crc32 } from 'node:zlib';
import { RecorderDamaged } from './fault.ts';

/** magic 4 | body length 4 | number 8 | body crc 4 | header crc 4 */
const HEADER = 24;
/** No flush is larger; a larger length in a file is damage. */
const MAX_BODY = 64 * 1024 * 1024;
const MAGIC = Buffer.from('CJR1');

export interface Frame {
	/** Counts the flushes of this recorder without gaps, over all its files. */
	readonly number: number;
	readonly offset: number;
	readonly body: string;
}

export function encodeFrame(number: number, body: string): Buffer {
	const bytes = Buffer.byteLength(body);
	const frame = Buffer.allocUnsafe(HEADER + bytes);
	frame.write(body, HEADER);
	MAGIC.copy(frame);
	frame.writeUInt32LE(bytes, 4);
	frame.writeBigUInt64LE(BigInt(number), 8);
	frame.writeUInt32LE(crc32(frame.subarray(HEADER)), 16);
	frame.writeUInt32LE(crc32(frame.subarray(0, 20)), 20);
	return frame;
}

function headerAt(bytes: Buffer, at: number): { number: number; length: number } | null {
	if (at + HEADER > bytes.length || !MAGIC.equals(bytes.subarray(at, at + 4))) return null;
	if (crc32(bytes.subarray(at, at + 20)) !== bytes.readUInt32LE(at + 20)) return null;
	const length = bytes.readUInt32LE(at + 4);
	return length > MAX_BODY ? null : { number: Number(bytes.readBigUInt64LE(at + 8)), length };
}

/**
 * Reads all flushes of one file. Only the last flush of the last file can be torn, because each flush begins after the one before it is on disk.
 * So what is unreadable is a torn end only if no flush begins after it; everything else is damage and thrown.
 */
export function readFrames(
	file: string,
	bytes: Buffer,
	first: number,
	last: boolean
): { frames: Frame[]; good: number } {
	const frames: Frame[] = [];
	let at = 0;
	while (at < bytes.length) {
		const head = headerAt(bytes, at);
		const end = head ? at + HEADER + head.length : bytes.length;
		const whole =
			head !== null && end <= bytes.length && crc32(bytes.subarray(at + HEADER, end)) === bytes.readUInt32LE(at + 16);
		if (!whole) {
			if (!last || beginsAfter(bytes, at)) throw new RecorderDamaged(file, at, 'a record whose checksum is wrong');
			break;
		}
		const number = first + frames.length;
		if (head.number !== number)
			throw new RecorderDamaged(file, at, `record ${head.number} where record ${number} must be`);
		frames.push({ number, offset: at, body: bytes.toString('utf8', at + HEADER, end) });
		at = end;
	}
	return { frames, good: at };
}

function beginsAfter(bytes: Buffer, at: number): boolean {
	for (let next = bytes.indexOf(MAGIC, at + 1); next !== -1; next = bytes.indexOf(MAGIC, next + 1))
		if (headerAt(bytes, next)) return true;
	return false;
}
