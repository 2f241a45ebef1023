// Reads a fixture through the real import child, as an upload would.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '#lib/domain/import/dataset.ts';
import { LIMITS } from '#lib/server/import/limits.ts';
import type { ReportReply, SheetReply } from '#lib/server/import/protocol.ts';
import { openDatasets, runImport } from '#lib/server/import/run.ts';
import { readFile } from '#lib/server/import/worker.ts';

export function fixture(path: string): { readonly bytes: Buffer; readonly fileName: string } {
	const file = fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
	return { bytes: readFileSync(file), fileName: basename(file) };
}

/** The reply and datasets of a report that must be readable. */
export async function readReport(path: string): Promise<{ reply: ReportReply; datasets: readonly Dataset[] }> {
	const { bytes, fileName } = fixture(path);
	const { reply, blob } = await runImport({ task: 'report', fileName }, bytes);
	if (!reply.ok || reply.task !== 'report') throw new Error(`${path}: ${JSON.stringify(reply)}`);
	return { reply, datasets: await openDatasets(blob) };
}

/** The same without the child: what stands in a small file does not depend on where it is read. */
export async function readReportHere(path: string): Promise<{ reply: ReportReply; datasets: readonly Dataset[] }> {
	const { bytes, fileName } = fixture(path);
	const [reply, blob] = await readFile({ task: 'report', fileName }, bytes, LIMITS);
	if (!reply.ok || reply.task !== 'report') throw new Error(`${path}: ${JSON.stringify(reply)}`);
	return { reply, datasets: await openDatasets(blob) };
}

/** The reply of a run-sheet that must be readable. */
export async function readSheet(path: string): Promise<SheetReply> {
	const { bytes, fileName } = fixture(path);
	const { reply } = await runImport({ task: 'sheet', fileName }, bytes);
	if (!reply.ok || reply.task !== 'sheet') throw new Error(`${path}: ${JSON.stringify(reply)}`);
	return reply;
}
