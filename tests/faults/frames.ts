// Takes a websocket's bytes apart into frames, as little as a line needs to repeat one. Other connections stay as they are.

/** One direction of one connection: its http head, then frames if it was upgraded. */
export class FrameReader {
	#rest = Buffer.alloc(0);
	#mode: 'head' | 'frames' | 'plain' = 'head';

	get inFrames(): boolean {
		return this.#mode === 'frames';
	}

	/** The next bytes; gives what can be sent on, in whole frames where there are frames. */
	read(bytes: Buffer): readonly Buffer[] {
		if (this.#mode === 'plain') return [bytes];
		this.#rest = Buffer.concat([this.#rest, bytes]);
		const out: Buffer[] = [];
		if (this.#mode === 'head') {
			const end = this.#rest.indexOf('\r\n\r\n');
			if (end < 0) return out;
			const head = this.#take(end + 4);
			out.push(head);
			this.#mode = /^upgrade: *websocket/im.test(head.toString('latin1')) ? 'frames' : 'plain';
			if (this.#mode === 'plain') return [...out, ...(this.#rest.length > 0 ? [this.#take(this.#rest.length)] : [])];
		}
		for (let length = frameLength(this.#rest); length !== null; length = frameLength(this.#rest)) {
			out.push(this.#take(length));
		}
		return out;
	}

	#take(length: number): Buffer {
		const taken = this.#rest.subarray(0, length);
		this.#rest = this.#rest.subarray(length);
		return taken;
	}
}

/** Where a frame's mask and payload begin, and how long the payload is; null = not all of the head is there. */
function frameHead(bytes: Buffer): { readonly at: number; readonly masked: boolean; readonly length: number } | null {
	const second = bytes[1];
	if (second === undefined) return null;
	const masked = (second & 0x80) !== 0;
	const short = second & 0x7f;
	if (short < 126) return { at: 2, masked, length: short };
	if (short === 126) return bytes.length < 4 ? null : { at: 4, masked, length: bytes.readUInt16BE(2) };
	return bytes.length < 10 ? null : { at: 10, masked, length: Number(bytes.readBigUInt64BE(2)) };
}

function frameLength(bytes: Buffer): number | null {
	const head = frameHead(bytes);
	if (!head) return null;
	const length = head.at + (head.masked ? 4 : 0) + head.length;
	return length <= bytes.length ? length : null;
}

/** True for a message of the conversation (an event or its acknowledgement); what keeps the connection itself alive is never repeated by a line. */
export function isMessage(frame: Buffer): boolean {
	const head = frameHead(frame);
	if (!head || head.length < 2 || (frame[0] ?? 0) !== 0x81) return false;
	const start = head.at + (head.masked ? 4 : 0);
	const letter = (i: number): string =>
		String.fromCharCode((frame[start + i] ?? 0) ^ (head.masked ? (frame[head.at + i] ?? 0) : 0));
	return letter(0) === '4' && (letter(1) === '2' || letter(1) === '3');
}
