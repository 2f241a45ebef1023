// Small files beside the log that are replaced whole: what is shipped, the newest snapshot of a stream, entries set aside.
import { basename, dirname, join } from 'node:path';
import type { Disk } from './disk.ts';

/** Replaces the file so that a reader, also after a power cut, finds the old text or the new one. */
export async function replaceFile(disk: Disk, path: string, text: string): Promise<void> {
	const draft = join(dirname(path), `${basename(path)}.draft`);
	const file = await disk.open(draft);
	try {
		const bytes = Buffer.from(text);
		await file.truncate(0);
		await file.write(bytes, 0);
		await file.flush();
	} finally {
		await file.close();
	}
	await disk.rename(draft, path);
	await disk.flushFolder(dirname(path));
}

/** The file's JSON, or null when there is none. Throws SyntaxError when it is not JSON. */
export async function readJson(disk: Disk, path: string): Promise<unknown> {
	if (!(await disk.list(dirname(path))).includes(basename(path))) return null;
	return JSON.parse((await disk.read(path)).toString('utf8')) as unknown;
}
