// Every endpoint and form against people who may not, bodies that make no sense, and ids that are tricks: a clear word back, never a stack, never a 500.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectClear, expectNoInsides, rawAs } from './answers.ts';
import { actions, endpoints } from './doors.ts';
import { askJson, knock, openEdgeStage, sendFile, type Stage } from './stage.ts';
import { DOORS, type Door } from './table.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openEdgeStage()));
afterAll(() => stage.stop());

const found = [...endpoints(), ...actions()];
const rows = Object.entries(DOORS);
const methodOf = (name: string) => (name.startsWith('FORM ') ? 'POST' : name.slice(0, name.indexOf(' ')));
const with_ = (body: Door['body']) => rows.filter(([, door]) => door.body === body);
const uploads = rows.filter(([, { body }]) => ['image', 'sheet', 'export'].includes(body));

test('every endpoint and form of src/routes is in the table, and nothing else', () => {
	expect(found.length).toBeGreaterThan(20);
	expect(rows.map(([name]) => name).sort()).toEqual([...new Set(found)].sort());
});

describe('who may', () => {
	test.each(rows)('%s', async (name, door) => {
		const before = await stage.service.collection('products').getOne(stage.ids.product);
		const statuses: number[] = [];
		for (const who of [stage.nobody, stage.viewer, stage.stranger]) {
			const cookies = new Map(who.cookies);
			const page = await knock(who, name, door, stage.ids);
			// Whoever leaves, or is sent somewhere, is back for the next row.
			who.cookies.clear();
			for (const [key, value] of cookies) who.cookies.set(key, value);
			if (name === 'POST /logout' && who !== stage.nobody) {
				expect((await who.get('/team')).location).toMatch(/^\/login/);
				await who.login(...credentials(who));
			}
			statuses.push(page.status);
			expectNoInsides(name, page);
			if (who === stage.stranger) expect(page.text).not.toMatch(/甲队的/);
			if (page.status >= 400) expectClear(name, page);
		}
		expect(statuses).toEqual(door.answers);
		expect(await stage.service.collection('products').getOne(stage.ids.product)).toEqual(before);
	});

	function credentials(who: unknown): [string, string] {
		return [who === stage.viewer ? 'viewer@a.test' : 'stranger@b.test', 'correct horse battery'];
	}
});

describe('requests that make no sense, from someone who may', () => {
	const junk = ['', '{', 'null', '[]', '"x"', '7', 'true', '{}', '{"a":', '['.repeat(100_000), '\u0000', 'undefined'];

	test.each(with_('json'))('%s: no JSON, or of another shape', async (name, door) => {
		const path = door.path(stage.ids);
		for (const body of junk)
			expectClear(`${name} ${body.slice(0, 20)}`, await askJson(stage.owner, methodOf(name), path, body));
	});

	test.each(rows.filter(([, door]) => door.bad))(
		'%s: values out of range, unknown fields, keys of prototypes',
		async (name, door) => {
			for (const body of door.bad?.(stage.ids) ?? []) {
				const what = `${name} ${JSON.stringify(body).slice(0, 200)}`;
				const who = name === 'FORM /login' ? stage.nobody : stage.owner;
				const page = await knock(who, name, door, stage.ids, body);
				if (page.status === 200 && name.endsWith('/batch')) expect([what, page.text]).toEqual([what, left(body)]);
				else expectClear(what, page);
			}
		}
	);
	const left = (body: object) => {
		const { changes } = body as { changes: readonly { id: string }[] };
		return JSON.stringify({ added: [], changed: [], left: changes.map(({ id }) => id) });
	};

	test.each(with_('json'))('%s: a body that does not say that it is JSON', async (name, door) => {
		const body = JSON.stringify(door.good?.(stage.ids) ?? {});
		for (const type of ['text/plain', 'application/xml', 'multipart/form-data', ''])
			expectClear(
				`${name} ${type}`,
				await askJson(stage.owner, methodOf(name), door.path(stage.ids), body, { 'content-type': type })
			);
	});

	test.each(with_('form'))('%s: JSON where a form is wanted', async (name, door) => {
		const body = JSON.stringify(door.good?.(stage.ids) ?? {});
		const page = await stage.owner.ask(door.path(stage.ids), {
			method: 'POST',
			body,
			headers: { 'content-type': 'application/json' }
		});
		expectClear(name, page);
	});

	test.each(uploads)('%s: no form, an empty file, another thing under its name', async (name, door) => {
		const path = door.path(stage.ids);
		expectClear(name, await askJson(stage.owner, 'POST', path, '{}'));
		expectClear(name, await stage.owner.send(path, { file: 'x', image: 'x' }, { accept: 'application/json' }));
		const kind = door.body as 'image' | 'sheet' | 'export';
		expectClear(name, await sendFile(stage.owner, path, kind, Buffer.alloc(0)));
		const cut = { 'content-type': 'multipart/form-data; boundary=x' };
		expectClear(name, await askJson(stage.owner, 'POST', path, '--x\r\nnothing', cut));
		expectClear(name, await askJson(stage.owner, 'POST', path, '', { 'content-type': 'multipart/form-data' }));
	});

	test.each(uploads)('%s: a file that is not what its name says', async (name, door) => {
		const kind = door.body as 'image' | 'sheet' | 'export';
		const page = await sendFile(
			stage.owner,
			door.path(stage.ids),
			kind,
			Buffer.from('MZ\u0000\u0001 not it'.repeat(50))
		);
		if (page.status === 200) expect(JSON.parse(page.text)).toMatchObject({ ok: true });
		else expectClear(name, page);
		expectNoInsides(name, page);
	});

	test.each(rows.filter(([name, { body }]) => body !== 'none' && !name.endsWith('accept')))(
		'%s: more than 25 MB',
		async (name, door) => {
			const type =
				door.body === 'json'
					? 'application/json'
					: door.body === 'form' || door.body === 'none'
						? 'application/x-www-form-urlencoded'
						: 'multipart/form-data; boundary=x';
			const sent = stage.owner.ask(door.path(stage.ids), {
				method: methodOf(name),
				headers: { 'content-type': type },
				body: Buffer.alloc(26 * 1024 * 1024, 'a')
			});
			// The answer may come before the last byte was sent; then the line is cut.
			const page = await sent.catch(() => null);
			if (page) expect([name, page.status]).toEqual([name, 413]);
			expect((await stage.owner.get('/team')).status).toBe(200);
		}
	);

	test('more than 25 MB without saying how much', async () => {
		const chunk = new Uint8Array(1024 * 1024).fill(97);
		let sent = 0;
		const body = new ReadableStream({
			pull(controller) {
				if (sent++ < 27) controller.enqueue(chunk);
				else controller.close();
			}
		});
		const init = {
			method: 'POST',
			body,
			duplex: 'half',
			headers: { 'content-type': 'application/json' }
		} as RequestInit;
		const page = await stage.owner.ask('/api/streams', init).catch(() => null);
		if (page) expectClear('chunked', page);
		expect((await stage.owner.get('/team')).status).toBe(200);
	});
});

describe('ids that are tricks', () => {
	const tricks = [
		'nosuchrecord123',
		'__proto__',
		'constructor',
		'%2e%2e',
		'..%2f..%2fusers%2frecords',
		'%252e%252e%252f',
		'..%5c..%5c',
		'%00',
		'%E4%B8%80',
		'%',
		'%FF',
		'a%3Fb%26c',
		`${'x'.repeat(3_000)}`,
		'" || id != "',
		"'%20or%201=1--"
	].map((one) => one.replaceAll(' ', '%20').replaceAll('"', '%22'));
	const guarded = rows.filter(([name]) => name.includes('[') && !name.includes('[token]'));

	test.each(guarded)('%s', async (name, door) => {
		const { ids, owner, url } = stage;
		for (const trick of tricks) {
			for (const key of ['stream', 'product', 'picture', 'dataset', 'template', 'round', 'inviteSecret'] as const) {
				const path = door.path({ ...ids, [key]: trick });
				if (path === door.path(ids)) continue;
				const body = door.body === 'json' ? JSON.stringify(door.good?.(ids) ?? {}) : undefined;
				const headers = { accept: 'application/json', 'content-type': 'application/json' };
				const what = `${name} ${key}=${trick.slice(0, 40)}`;
				const answer = await rawAs(owner, url, path, { method: methodOf(name), headers, ...(body ? { body } : {}) });
				// `..` is tidied up by whoever reads the address first; then it is another address of ours.
				if (answer.status === 308) expect(answer.headers.location).toMatch(/^\/\w|^\.\.?\//);
				else expectClear(what, answer);
			}
		}
	});

	test('secrets that nobody gave out', async () => {
		for (const trick of tricks.slice(0, 12)) {
			for (const kind of ['invite', 'join']) {
				const page = await rawAs(stage.nobody, stage.url, `/${kind}/${trick}`);
				expectNoInsides(`${kind} ${trick}`, page);
				expect([kind, trick, page.status < 500]).toEqual([kind, trick, true]);
			}
		}
	});

	test('files outside the folder of files', async () => {
		for (const path of [
			'/../package.json',
			'/..%2f..%2fpackage.json',
			'/_app/..%2f..%2f..%2fpackage.json',
			'/_app/%2e%2e/%2e%2e/%2e%2e/package.json',
			'/%2e%2e%5c%2e%2e%5cpackage.json',
			'//etc/passwd',
			'/.data/secrets.json',
			'/favicon.svg/../../../package.json',
			'/favicon.svg%00.html'
		]) {
			const page = await rawAs(stage.owner, stage.url, path);
			expect([path, /"dependencies"|root:|superuser/.test(page.text)]).toEqual([path, false]);
			expectClear(path, page);
		}
	});
});
