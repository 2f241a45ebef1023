// Bytes → tables, by what the bytes are and never by the file's name: a ".xls" may be a web page, a ".csv" a workbook.
import type { TextTable } from '#lib/domain/import/table.ts';
import { parseCsv } from './csv.ts';
import { Refused, type Limits } from './limits.ts';
import { decodeText } from './text.ts';
import { parseXlsx } from './xlsx.ts';

/** What the bytes turned out to be. */
export interface Decoded {
	readonly format: 'xlsx' | 'csv';
	/** utf-8, gb18030, utf-16le …; 'xlsx' has its own */
	readonly encoding: string;
	readonly tables: readonly TextTable[];
}

const starts = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);

/** Reads a file. Throws `Refused` with the reason when it cannot be a table of ours. */
export async function decode(bytes: Uint8Array, fileName: string, limits: Limits): Promise<Decoded> {
	if (bytes.length === 0) throw new Refused('file-empty');
	if (bytes.length > limits.bytes) throw new Refused('file-too-large');
	if (starts(bytes, [0x50, 0x4b])) {
		return { format: 'xlsx', encoding: 'xlsx', tables: await parseXlsx(bytes, limits) };
	}
	// The old binary Excel, and also every workbook locked with a password.
	if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Refused('file-is-old-excel');
	const { text, encoding } = decodeText(bytes);
	const name = fileName.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, '');
	return { format: 'csv', encoding, tables: [parseCsv(text, name, limits)] };
}
