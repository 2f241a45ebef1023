// OSC 1.0 packets as bytes: messages, bundles, and the argument types that desks and Companion send. A broken packet is null, never a crash.

/** `i` numbers are 32-bit integers, `f` floats; everything else a number can be arrives as a number. */
export type OscArg = string | number | boolean | null;
export interface OscMessage {
	readonly address: string;
	readonly args: readonly OscArg[];
}

/** Bundles inside bundles inside bundles are somebody's joke. */
const DEEPEST = 4;

/** The packet's messages in order; null when it is not OSC. */
export function readOsc(packet: Uint8Array, depth = 0): readonly OscMessage[] | null {
	const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength);
	try {
		return bytes[0] === 0x23 ? bundle(bytes, depth) : [message(bytes)];
	} catch (fault) {
		if (fault instanceof RangeError) return null;
		throw fault;
	}
}

/** One message as bytes. Whole numbers go out as `i`, others as `f`. @throws RangeError for an integer beyond 32 bits */
export function writeOsc({ address, args }: OscMessage): Uint8Array {
	const tags = args.map(tagOf).join('');
	return Buffer.concat([padded(address), padded(`,${tags}`), ...args.map(bytesOf)]);
}

function bundle(bytes: Buffer, depth: number): OscMessage[] {
	if (depth >= DEEPEST || bytes.toString('latin1', 0, 8) !== '#bundle\0') throw new RangeError('no bundle');
	const found: OscMessage[] = [];
	for (let at = 16; at < bytes.length;) {
		const size = bytes.readInt32BE(at);
		if (size < 0 || size % 4 !== 0 || at + 4 + size > bytes.length) throw new RangeError('size');
		const inner = readOsc(bytes.subarray(at + 4, at + 4 + size), depth + 1);
		if (!inner) throw new RangeError('inner');
		found.push(...inner);
		at += 4 + size;
	}
	if (bytes.length < 16) throw new RangeError('no time');
	return found;
}

function message(bytes: Buffer): OscMessage {
	const place = { at: 0 };
	const address = text(bytes, place);
	if (!address.startsWith('/')) throw new RangeError('no address');
	// Old senders leave the tags out when there are no arguments.
	const tags = place.at < bytes.length ? text(bytes, place) : ',';
	if (!tags.startsWith(',')) throw new RangeError('no tags');
	const args = [...tags.slice(1)].map((tag) => argument(tag, bytes, place));
	if (place.at !== bytes.length) throw new RangeError('more than its tags say');
	return { address, args };
}

function argument(tag: string, bytes: Buffer, place: { at: number }): OscArg {
	const fixed = (size: number) => (place.at += size) - size;
	if (tag === 's' || tag === 'S') return text(bytes, place);
	if (tag === 'i') return bytes.readInt32BE(fixed(4));
	if (tag === 'f') return bytes.readFloatBE(fixed(4));
	if (tag === 'd') return bytes.readDoubleBE(fixed(8));
	if (tag === 'h') return Number(bytes.readBigInt64BE(fixed(8)));
	if (tag === 'T' || tag === 'F') return tag === 'T';
	if (tag === 'N') return null;
	throw new RangeError(`type ${tag}`);
}

function text(bytes: Buffer, place: { at: number }): string {
	const end = bytes.indexOf(0, place.at);
	if (end < 0) throw new RangeError('no end');
	const said = bytes.toString('utf8', place.at, end);
	place.at = Math.ceil((end + 1) / 4) * 4;
	if (place.at > bytes.length) throw new RangeError('cut');
	return said;
}

function padded(said: string): Buffer {
	const bytes = Buffer.from(said.replaceAll('\0', ''), 'utf8');
	return Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}

function tagOf(arg: OscArg): string {
	if (typeof arg === 'string') return 's';
	if (typeof arg === 'number') return Number.isInteger(arg) ? 'i' : 'f';
	return arg === null ? 'N' : arg ? 'T' : 'F';
}

function bytesOf(arg: OscArg): Buffer {
	if (typeof arg === 'string') return padded(arg);
	if (typeof arg !== 'number') return Buffer.alloc(0);
	const bytes = Buffer.alloc(4);
	if (Number.isInteger(arg)) bytes.writeInt32BE(arg);
	else bytes.writeFloatBE(arg);
	return bytes;
}
