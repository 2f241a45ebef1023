// The import child's work: one file in, one reply out. It may be killed at any moment; nothing else depends on it.
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { previewReport } from '#lib/domain/import/preview.ts';
import type { ChosenColumns } from '#lib/domain/import/sheet-columns.ts';
import { importSheet, type SheetImport } from '#lib/domain/import/sheet.ts';
import type { TextTable } from '#lib/domain/import/table.ts';
import { fitOf } from '#lib/domain/review/fit.ts';
import { decode } from './decode.ts';
import { Refused, type Limits } from './limits.ts';
import { unquoted } from './unquoted.ts';
import {
	frame,
	unframe,
	type ChosenHeading,
	type ChosenSheetColumn,
	type ImportReply,
	type ImportRequest
} from './protocol.ts';

type Chosen = readonly (ChosenSheetColumn | ChosenHeading)[];

/** Reads a sheet of the file by what was chosen for it. */
function sheetOf(table: TextTable, at: number, chosen: Chosen): SheetImport {
	const mine = chosen.filter((one) => one.table === at);
	const columns = mine.flatMap((one) => ('column' in one ? [[one.column, one.meaning]] : []));
	const heading = mine.findLast((one) => 'heading' in one);
	return importSheet(table, Object.fromEntries(columns) as ChosenColumns, heading?.heading);
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
			{ ...head, task: 'sheet', sheets: plain.map((table, at) => sheetOf(table, at, request.chosen ?? [])) },
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
