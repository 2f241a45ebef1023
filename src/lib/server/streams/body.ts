// What a browser sent, read with care: JSON of a bounded size, or one file.
import { error } from '@sveltejs/kit';

const MOST_JSON = 2 * 1024 * 1024;

/** The request's JSON. Throws 400 for what is none and 413 for too much. */
export async function bodyOf(request: Request): Promise<unknown> {
	const text = await request.text();
	if (text.length > MOST_JSON) error(413, 'too-large');
	try {
		return JSON.parse(text);
	} catch {
		error(400, 'malformed');
	}
}

/** The files of a form under one name. Throws 400 when there is none. */
export async function filesOf(request: Request, name: string): Promise<readonly File[]> {
	let form: FormData;
	try {
		form = await request.formData();
	} catch {
		error(400, 'malformed');
	}
	const files = form.getAll(name).filter((one): one is File => one instanceof File && one.size > 0);
	if (files.length === 0) error(400, 'no-file');
	return files;
}
