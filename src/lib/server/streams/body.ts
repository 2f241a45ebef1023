// What a browser sent, read with care: JSON of a bounded size, or one file.
import { error } from '@sveltejs/kit';

const MOST_JSON = 2 * 1024 * 1024;

/** The request's JSON. Throws 415 for what does not say that it is, 400 for what is not, and 413 for too much. */
export async function bodyOf(request: Request): Promise<unknown> {
	if (!/^application\/json\b/iu.test(request.headers.get('content-type') ?? '')) error(415, 'not-json');
	const text = await wholeOf(request.text());
	if (text.length > MOST_JSON) error(413, 'too-large');
	try {
		return JSON.parse(text);
	} catch {
		error(400, 'malformed');
	}
}

/** The request's form. Throws 400 for what is none and 413 for too much. */
export const formOf = (request: Request): Promise<FormData> => wholeOf(request.formData());

/** The files of a form under one name. Throws 400 when there is none. */
export async function filesOf(request: Request, name: string): Promise<readonly File[]> {
	const form = await formOf(request);
	const files = form.getAll(name).filter((one): one is File => one instanceof File && one.size > 0);
	if (files.length === 0) error(400, 'no-file');
	return files;
}

/** SvelteKit stops reading at its limit and says so by a status in what it throws; anything else is a body that is none. */
async function wholeOf<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (fault) {
		if (tooLarge(fault)) error(413, 'too-large');
		error(400, 'malformed');
	}
}

const tooLarge = (fault: unknown): boolean =>
	fault instanceof Error && (('status' in fault && fault.status === 413) || tooLarge(fault.cause));
