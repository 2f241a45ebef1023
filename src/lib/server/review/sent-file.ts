// A platform file in a request, with what the person said of it. Whatever else comes is refused by name.
import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import type { ChosenMapping } from '#lib/domain/import/preview.ts';
import type { FitChoice } from '#lib/domain/review/fit.ts';
import { formOf } from '../streams/body.ts';
import { chosenSchema } from './column-memory.ts';
import type { SentFile } from './intake.ts';

const choiceSchema = v.strictObject({
	anyway: v.boolean(),
	row: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)))
});

export interface SentIntake {
	readonly file: SentFile;
	/** null = as the headings say */
	readonly chosen: readonly ChosenMapping[] | null;
	readonly choice: FitChoice;
}

function read<T>(schema: v.GenericSchema<unknown, T>, text: FormDataEntryValue | null): T | null {
	if (text === null) return null;
	let value: unknown;
	try {
		value = JSON.parse(String(text));
	} catch {
		error(400, 'malformed');
	}
	const parsed = v.safeParse(schema, value);
	return parsed.success ? parsed.output : error(400, 'malformed');
}

/** Reads `file`, `chosen` and `choice` of a form. Throws 400 and 413. */
export async function sentIntake(request: Request): Promise<SentIntake> {
	const form = await formOf(request);
	const file = form.get('file');
	if (!(file instanceof File)) error(400, 'no-file');
	const name = file.name.replace(/^.*[\\/]/u, '').slice(0, 200) || 'file';
	return {
		file: { name, bytes: new Uint8Array(await file.arrayBuffer()) },
		chosen: read(chosenSchema, form.get('chosen')),
		choice: read(choiceSchema, form.get('choice')) ?? { anyway: false, row: null }
	};
}
