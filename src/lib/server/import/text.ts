// Bytes of a text file → its characters. 千川 writes GBK, 罗盘 UTF-8, Excel's "Unicode text" UTF-16.
import { Refused } from './limits.ts';

/** The text and the encoding it was found to be in. Throws `Refused` when no encoding fits. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
	const [first, second, third] = bytes;
	if (first === 0xef && second === 0xbb && third === 0xbf) return decoded(bytes, 'utf-8');
	if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
	if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
	if (bytes.subarray(0, 4_096).includes(0)) throw new Refused('file-not-a-table');
	try {
		return decoded(bytes, 'utf-8');
	} catch (fault) {
		if (!(fault instanceof TypeError)) throw fault;
	}
	try {
		return decoded(bytes, 'gb18030');
	} catch (fault) {
		if (!(fault instanceof TypeError)) throw fault;
		throw new Refused('unknown-encoding');
	}
}

function decoded(bytes: Uint8Array, encoding: string) {
	return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
}
