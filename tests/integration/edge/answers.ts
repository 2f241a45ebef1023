// Requests as an attacker or a broken client sends them, and what every answer to them must be like.
import { request } from 'node:http';
import { expect } from 'vitest';
import type { Visitor } from '../auth/visitor.ts';

export interface Answer {
	readonly status: number;
	readonly text: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Sends the path byte for byte: `fetch` would tidy `..` away before anybody sees it. */
export function raw(url: string, path: string, options: RawOptions = {}): Promise<Answer> {
	const { method = 'GET', headers = {}, body } = options;
	const { hostname, port } = new URL(url);
	return new Promise((done, failed) => {
		const sent = request({ hostname, port, path, method, headers: { accept: 'text/html', ...headers } }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
			answer.on('end', () => done({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
			answer.on('error', failed);
		});
		sent.on('error', failed);
		sent.end(body);
	});
}
interface RawOptions {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

/** The same with a visitor's cookies and the app's own origin. */
export const rawAs = (visitor: Visitor, url: string, path: string, options: RawOptions = {}): Promise<Answer> =>
	raw(url, path, { ...options, headers: { cookie: visitor.cookieHeader, origin: url, ...options.headers } });

/** What only a stack, a path of this machine or a library's own words contain. */
const INSIDES =
	/\n\s+at |node_modules|file:\/\/|\.(?:ts|js|mjs):\d+|TypeError|RangeError|ClientResponseError|\/src\/lib\//;

/** A refusal says what it is in a word or a page, and nothing of the inside. */
export function expectClear(what: string, { status, text }: Pick<Answer, 'status' | 'text'>): void {
	expect([what, status >= 400 && status < 500, status]).toEqual([what, true, status]);
	expect([what, text.trim().length > 3]).toEqual([what, true]);
	expectNoInsides(what, { text });
}

export function expectNoInsides(what: string, { text }: Pick<Answer, 'text'>): void {
	expect([what, INSIDES.exec(text)?.[0] ?? null]).toEqual([what, null]);
}
