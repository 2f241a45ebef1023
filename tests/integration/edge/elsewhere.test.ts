// Pages of other sites can neither act in a member's name nor frame us, and every answer tells the browser so.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectClear, raw, rawAs } from './answers.ts';
import { pages } from './doors.ts';
import { openEdgeStage, type Stage } from './stage.ts';
import { DOORS } from './table.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openEdgeStage()));
afterAll(() => stage.stop());

const changing = Object.entries(DOORS).filter(([name]) => !name.startsWith('GET '));
const methodOf = (name: string) => (name.startsWith('FORM ') ? 'POST' : name.slice(0, name.indexOf(' ')));
const typeOf = (body: string) =>
	body === 'json'
		? 'application/json'
		: body === 'form' || body === 'none'
			? 'application/x-www-form-urlencoded'
			: 'multipart/form-data; boundary=x';

describe('requests from elsewhere, with the owner’s cookies', () => {
	test.each(changing)('%s', async (name, door) => {
		const { owner, ids, url } = stage;
		const ask = (headers: Record<string, string>, type = typeOf(door.body)) =>
			raw(url, door.path(ids), {
				method: methodOf(name),
				headers: { cookie: owner.cookieHeader, 'content-type': type, ...headers },
				body: door.body === 'json' ? JSON.stringify(door.good?.(ids) ?? {}) : ''
			});
		const { host } = new URL(url);
		const strange: Record<string, string>[] = [
			{ origin: 'https://elsewhere.example' },
			{ origin: 'null' },
			{ origin: `http://${host}.elsewhere.example` },
			{ origin: `https://${host}` },
			{ origin: 'http://127.0.0.1:1' },
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' },
			{ origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' }
		];
		for (const headers of strange) {
			const answer = await ask(headers);
			expect([name, headers, answer.status]).toEqual([name, headers, 403]);
			expectClear(name, answer);
			// A form of another site may also call itself text.
			expect((await ask(headers, 'text/plain')).status).toBe(403);
		}
		expect((await owner.get('/team')).status).toBe(200);
	});

	test('the other way to name a method is not there', async () => {
		const { owner, ids, url } = stage;
		const path = DOORS['DELETE /api/imports/[streamId]/[datasetId]']?.path(ids) ?? '';
		for (const name of ['x-http-method-override', 'x-method-override'])
			expect(
				(await rawAs(owner, url, `${path}?_method=DELETE`, { method: 'POST', headers: { [name]: 'DELETE' } })).status
			).toBe(405);
		expect(await stage.service.collection('datasets').getOne(ids.dataset)).toMatchObject({ undone: false });
	});
});

describe('what every answer tells the browser', () => {
	const address = (path: string) =>
		path.replace(/\[(\w+)\]/g, (_, name: string) => (name === 'streamId' ? stage.ids.stream : 'nosuchtoken'));

	test.each(pages())('page %s', async (page) => {
		const { status, headers, text } = await stage.owner.get(address(page));
		if (status >= 300 && status < 400) return expect(headers.get('x-content-type-options')).toBe('nosniff');
		const policy = headers.get('content-security-policy') ?? '';
		expect(policy).toMatch(/script-src 'self' '(?:nonce|sha256)-/);
		for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
			expect(policy).toContain(part);
		expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/);
		expect(text).not.toMatch(/<script(?![^>]*nonce=)(?![^>]*src=)[^>]*>/);
		expectGuarded(headers);
		expect(headers.get('referrer-policy')).toMatch(/same-origin|no-referrer/);
		expect(headers.get('cache-control')).toMatch(/no-cache|no-store/);
	});

	test('endpoints, refusals, files and pages that are not there', async () => {
		const { owner, nobody, url, ids } = stage;
		const script = /\/_app\/immutable\/[\w./-]+\.js/.exec((await nobody.get('/login')).text)?.[0] ?? '';
		expect(script).not.toBe('');
		for (const answer of [
			await owner.get('/api/products'),
			await nobody.get('/api/products'),
			await owner.get(`/api/products/${ids.product}/images/${ids.picture}`),
			await owner.get(`/api/imports/${ids.stream}/${ids.dataset}`),
			await owner.get('/nowhere'),
			await nobody.get('/'),
			await nobody.get(script),
			await nobody.get('/favicon.svg'),
			await nobody.ask('/login', { method: 'POST', body: 'a=b', headers: { origin: 'https://elsewhere.example' } })
		])
			expectGuarded(answer.headers);
		const big = Buffer.alloc(26 * 1024 * 1024, 'a');
		const refused = await raw(url, '/login', { method: 'POST', body: big }).catch(() => null);
		if (refused) expect(refused.headers['x-content-type-options']).toBe('nosniff');
	});

	test('what a person uploads comes back as a file to keep, not as a page to run', async () => {
		const { owner, ids } = stage;
		const picture = await owner.get(`/api/products/${ids.product}/images/${ids.picture}`);
		expect(picture.headers.get('content-type')).toBe('image/png');
		const file = await owner.get(`/api/imports/${ids.stream}/${ids.dataset}`);
		expect(file.headers.get('content-type')).toBe('application/octet-stream');
		expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
	});

	test('login cookies cannot be read by scripts nor sent from elsewhere', async () => {
		await stage.owner.login('owner@a.test', 'correct horse battery');
		const [login = ''] = stage.owner.setCookies;
		expect(login).toMatch(/HttpOnly/i);
		expect(login).toMatch(/SameSite=Lax/i);
		expect(login).toMatch(/Path=\//i);
	});

	function expectGuarded(headers: Headers): void {
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
	}
});
