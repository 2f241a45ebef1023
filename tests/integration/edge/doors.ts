// Every way to change or fetch something over HTTP, found in the file tree of src/routes: a new one without a row in the table fails the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROUTES = resolve(import.meta.dirname, '../../../src/routes');

const files = (name: string) =>
	readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).filter((path) => path.split(/[\\/]/).at(-1) === name);
const source = (path: string) => readFileSync(join(ROUTES, path), 'utf8');
/** The address of a route's folder, with its [params], without its (groups). */
const addressOf = (path: string) =>
	`/${path
		.split(/[\\/]/)
		.slice(0, -1)
		.filter((part) => !part.startsWith('('))
		.join('/')}`;

/** `POST /api/products`, one per exported method. */
export function endpoints(): string[] {
	return files('+server.ts').flatMap((path) =>
		[...source(path).matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE|fallback)\b/g)].map(
			([, method]) => `${method} ${addressOf(path)}`
		)
	);
}

/** `FORM /team?/invite`, one per action. */
export function actions(): string[] {
	return files('+page.server.ts').flatMap((path) => {
		const [, block] = /export const actions[^=]*= \{\n([\s\S]*?)\n\}/.exec(source(path)) ?? [];
		return [...(block ?? '').matchAll(/^\t(\w+): /gm)].map(([, name]) =>
			name === 'default' ? `FORM ${addressOf(path)}` : `FORM ${addressOf(path)}?/${name}`
		);
	});
}

/** Addresses of pages, with their [params]. */
export const pages = (): string[] => files('+page.svelte').map(addressOf);
