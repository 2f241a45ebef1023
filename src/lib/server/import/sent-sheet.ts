// A run-sheet or product list in a request, with what the person said its columns mean and which row is its heading.
import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { SHEET_MEANINGS } from '#lib/domain/import/sheet-columns.ts';
import { formOf } from '../streams/body.ts';
import { LIMITS } from './limits.ts';
import type { ImportRun } from './run.ts';
import { runImport } from './run.ts';

const at = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
/** A heading further down is none that anybody was shown. */
const SHEET_TOP = 30;
const chosen = v.pipe(
	v.array(
		v.union([
			v.strictObject({ table: at(50), column: at(LIMITS.columns), meaning: v.nullable(v.picklist(SHEET_MEANINGS)) }),
			v.strictObject({ table: at(50), heading: v.nullable(at(SHEET_TOP)) })
		])
	),
	v.maxLength(LIMITS.columns)
);

/** Reads `file`, following `chosen` when there is one. Throws 400 and 413 for a request that is none. */
export async function readSentSheet(request: Request): Promise<ImportRun['reply']> {
	const form = await formOf(request);
	const file = form.get('file');
	if (!(file instanceof File)) error(400, 'no-file');
	const columns = v.safeParse(v.pipe(v.string(), v.parseJson(), chosen), form.get('chosen') ?? '[]');
	if (!columns.success) error(400, 'malformed');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const { reply } = await runImport({ task: 'sheet', fileName: file.name, chosen: columns.output }, bytes);
	return reply;
}
