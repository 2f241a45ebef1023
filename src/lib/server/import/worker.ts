// The import child's work: one file in, one reply out. It may be killed at any moment; nothing else depends on it.
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { previewReport } from '#lib/domain/import/preview.ts';
import type { ChosenColumns } from '#lib/domain/import/sheet-columns.ts';
import { importSheet } from '#lib/domain/import/sheet.ts';
import { fitOf } from '#lib/domain/review/fit.ts';
import { decode } from './decode.ts';
import { Refused, type Limits } from './limits.ts';
import { unquoted } from './unquoted.ts';
import { frame, unframe, type ChosenSheetColumn, type ImportReply, type ImportRequest } from './protocol.ts';

function columnsOf(chosen: readonly ChosenSheetColumn[] = [], table: number): ChosenColumns {
	return Object.fromEntries(chosen.flatMap((one) => (one.table === table ? [[one.column, one.meaning]] : [])));
}

/** Reads one file. Throws `Refused` with the reason; anything else thrown is a fault of ours. */
export async function readFile(
	request: ImportRequest,
	bytes: Buffer,
	limits: Limits
): Promise<[ImportReply, Uint8Array]> {
	const { format, encoding, tables } = await decode(bytes, request.fileName, limits);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const head = { ok: true as const, sha256, format, encoding };
	if (request.task === 'sheet') {
		const plain = format === 'csv' ? tables.map(unquoted) : tables;
		return [
			{ ...head, task: 'sheet', sheets: plain.map((table, at) => importSheet(table, columnsOf(request.chosen, at))) },
			Buffer.alloc(0)
		];
	}
	const { previews, datasets } = previewReport(tables, request.chosen);
	const { show } = request;
	const fits = show ? datasets.map((dataset) => fitOf(dataset, show.time, show.account)) : [];
	return [{ ...head, task: 'report', tables: previews, fits }, zstdCompressSync(JSON.stringify(datasets))];
}

/** Reads the framed request from stdin, writes the framed reply to stdout. */
export async function serveOnce(): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
	const { json, rest } = unframe(Buffer.concat(chunks));
	const { request, limits } = json as { request: ImportRequest; limits: Limits };
	let reply: [ImportReply, Uint8Array];
	try {
		reply = await readFile(request, rest, limits);
	} catch (fault) {
		if (!(fault instanceof Refused)) process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
		reply = [{ ok: false, refusal: fault instanceof Refused ? fault.refusal : 'import-failed' }, Buffer.alloc(0)];
	}
	process.stdout.write(frame(...reply));
}
