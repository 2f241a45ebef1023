// The project's own files as text, for tests that read them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const NOT_OURS = /(^|\/)(node_modules|paraglide|build|\.svelte-kit)\//;

export interface Source {
	/** from the project's folder, with forward slashes */
	readonly path: string;
	readonly text: string;
}

/** All files under a folder whose name matches. */
export function sources(folder: string, name: RegExp): Source[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((path) => `${folder}/${path.split(sep).join('/')}`)
		.filter((path) => name.test(path) && !NOT_OURS.test(path))
		.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}
