// Machines at the door: what a token opens and what not, one press is one take, and every "no" is a name and a sentence.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMachineHouse, type MachineHouse } from './house.ts';

let house: MachineHouse;
const tokens: Record<string, string> = {};
let stream: string;
beforeAll(async () => {
	house = await openMachineHouse();
	stream = await house.show('机器场');
	for (const scope of ['read-air', 'drive', 'cues', 'numbers'])
		tokens[scope] = await house.token({ scopes: [scope], name: scope });
});
afterAll(() => house.stop());

const entries = async (of: string) => {
	await expect.poll(async () => (await house.service.collection('streams').getOne(of))['seq']).toBeGreaterThan(0);
	return house.service.collection('entries').getFullList({ filter: `stream = "${of}"`, sort: 'seq' });
};
let keys = 0;
const key = () => ({ 'idempotency-key': `k${++keys}` });
const take = (runId: string, aim: string | null) => ({ name: 'take', args: { runId, itemId: null, how: 'next' }, aim: { runId: aim } }); // prettier-ignore
const nowOf = async (of: string) => (await house.call(tokens['read-air']!, 'GET', `/streams/${of}/now`)).body as { current: { runId: string; item: { title: string } } | null; next: { item: { title: string } } | null; phase: string }; // prettier-ignore

describe('scope × verb', () => {
	const at = (rest: string) => () => `/streams/${stream}/${rest}`;
	const numbers = { values: { watch_uv: { value: 812, unit: 'count' } } };
	const verbs: [verb: string, scope: string, path: () => string, body?: object][] = [
		['GET', 'read-air', () => '/streams'],
		['GET', 'read-air', at('now')],
		['POST', 'drive', at('take-next')],
		['POST', 'drive', at('hold')],
		['POST', 'drive', at('resume')],
		['POST', 'drive', at('take-next')],
		['POST', 'drive', at('previous')],
		['POST', 'cues', at('cue/INTERACT')],
		['POST', 'numbers', at('numbers'), numbers],
		['POST', 'drive', at('commands'), { name: 'mark', args: { markId: 'm1', kind: 'note', text: '好', at: null } }],
		['POST', 'numbers', at('commands'), { name: 'record-numbers', args: { values: { watch_uv: 900 } } }]
	];
	test.each(verbs)('%s needs %s: %s', async (method, scope, path, body) => {
		for (const [other, secret] of Object.entries(tokens).filter(([one]) => one !== scope)) {
			const answer = await house.call(secret, method, path(), body, key());
			expect([other, answer.status, answer.body['name']]).toEqual([other, 403, 'scope-missing']);
		}
		const answer = await house.call(tokens[scope]!, method, path(), body, key());
		expect([answer.status, answer.text.slice(0, 80)]).toEqual([200, expect.any(String)]);
	});
	test('what was done is in the journal once each, under the machine’s name', async () => {
		const drive = `machine:${await house.idOf('drive')}`;
		await expect
			.poll(async () => (await entries(stream)).filter(({ by }) => by === drive).map(({ command }) => command))
			.toEqual(['take', 'hold', 'resume', 'take', 'take', 'mark']);
	});
});

test('the same key is one command, however often it comes; another machine’s same key is another', async () => {
	const of = await house.show('一键一次');
	const first = await house.call(tokens['drive']!, 'POST', `/streams/${of}/commands`, take('r1', null), { 'idempotency-key': 'one' }); // prettier-ignore
	const again = await house.call(tokens['drive']!, 'POST', `/streams/${of}/commands`, take('r1', null), { 'idempotency-key': 'one' }); // prettier-ignore
	expect([first.status, again.status, again.body['seq']]).toEqual([200, 200, first.body['seq']]);
	const pressed = await Promise.all(
		[1, 2, 3].map(() => house.call(tokens['drive']!, 'POST', `/streams/${of}/take-next`, undefined, { 'idempotency-key': 'two' })) // prettier-ignore
	);
	expect(new Set(pressed.map(({ body }) => body['seq'])).size).toBe(1);
	const twin = await house.token({ scopes: ['drive'], name: 'twin' });
	const other = await house.call(twin, 'POST', `/streams/${of}/take-next`, undefined, { 'idempotency-key': 'two' });
	expect(other.body['seq']).toBe(Number(pressed[0]!.body['seq']) + 1);
	expect((await nowOf(of)).current?.item.title).toBe('精华');
	const numbers = { values: { pay_amt: { value: 1234.56, unit: 'yuan' }, show_watch_rate_uv: { value: 12.5, unit: 'percent' } } }; // prettier-ignore
	const sent = await Promise.all([1, 2].map(() => house.call(tokens['numbers']!, 'POST', `/streams/${of}/numbers`, numbers, { 'idempotency-key': 'n' }))); // prettier-ignore
	expect(sent.map(({ status, body }) => [status, body['seq']])).toEqual([[200, sent[0]!.body['seq']], [200, sent[0]!.body['seq']]]); // prettier-ignore
	await expect.poll(async () => (await entries(of)).at(-1)?.['command']).toBe('record-numbers');
	const kept = (await entries(of)).filter(({ command }) => command === 'record-numbers');
	expect(kept.map(({ events }) => (events as { values: object }[])[0]?.values)).toEqual([
		{ pay_amt: 123_456, show_watch_rate_uv: 0.125 }
	]);
});

test('another team’s token, a stream’s token elsewhere, and no token: nothing is there', async () => {
	const stranger = await house.stranger();
	const foreign = await house.token({ scopes: ['read-air', 'drive'], name: 'foreign' }, stranger);
	for (const [method, rest] of [
		['GET', 'now'],
		['POST', 'take-next'],
		['GET', 'events']
	] as const) {
		// prettier-ignore
		const answer = await house.call(foreign, method, `/streams/${stream}/${rest}`);
		expect([answer.status, answer.body['name']]).toEqual([404, 'stream-not-found']);
		expect(answer.text).not.toMatch(/机器场/u);
	}
	expect((await house.call(foreign, 'GET', '/streams')).body['streams']).toEqual([]);
	const elsewhere = await house.show('别的场');
	const bound = await house.token({ scopes: ['read-air', 'drive'], stream, name: 'bound' });
	expect((await house.call(bound, 'GET', `/streams/${stream}/now`)).status).toBe(200);
	expect((await house.call(bound, 'POST', `/streams/${elsewhere}/take-next`)).status).toBe(404);
	expect((await house.call(bound, 'GET', '/streams')).body['streams']).toMatchObject([{ id: stream }]);
	// Another team cannot take it back either.
	expect(await house.revoke(await house.idOf('bound'), stranger)).toMatch(/已不在/u);
	expect((await house.call(bound, 'GET', `/streams/${stream}/now`)).status).toBe(200);
	for (const secret of [null, 'cj_', `cj_${'x'.repeat(32)}`, 'nonsense', tokens['drive']!.slice(0, -1)]) {
		const answer = await house.call(secret, 'GET', `/streams/${stream}/now`);
		expect([answer.status, answer.body['name']]).toEqual([401, 'no-token']);
	}
	// A token in the address is for readers only.
	const inAddress = await fetch(`${house.app.url}/api/v1/streams/${stream}/take-next?token=${tokens['drive']}`, { method: 'POST' }); // prettier-ignore
	expect(inAddress.status).toBe(401);
});

test('a post’s token has that post’s rights and no more', async () => {
	const of = await house.show('岗位令牌');
	const operator = await house.token({ scopes: ['drive', 'cues'], post: 'operator', name: 'operator' });
	const refused = await house.call(operator, 'POST', `/streams/${of}/take-next`);
	expect([refused.status, refused.body['name']]).toEqual([403, 'not-allowed']);
	const stock = { name: 'set-stock', args: { itemId: 'i1', stock: 40 } };
	expect((await house.call(operator, 'POST', `/streams/${of}/commands`, stock, key())).status).toBe(200);
	const director = await house.token({ scopes: ['drive'], post: 'director', name: 'director' });
	expect((await house.call(director, 'POST', `/streams/${of}/take-next`)).status).toBe(200);
});

test('taken back or expired: the next request is nobody’s', async () => {
	const gone = await house.token({ scopes: ['read-air'], name: 'gone' });
	expect((await house.call(gone, 'GET', `/streams/${stream}/now`)).status).toBe(200);
	await house.revoke(await house.idOf('gone'));
	expect((await house.call(gone, 'GET', `/streams/${stream}/now`)).body['name']).toBe('no-token');
	const old = await house.token({ scopes: ['read-air'], name: 'old' });
	await house.service.collection('tokens').update(await house.idOf('old'), { expires: Date.now() - 1 });
	expect((await house.call(old, 'GET', `/streams/${stream}/now`)).status).toBe(401);
});

test('only producers and owners make tokens; the secret is kept nowhere; its use is noted', async () => {
	const crew = await house.person('阿宁');
	await expect(house.token({ scopes: ['drive'] }, crew)).rejects.toThrow(/no token/u);
	const record = await house.service.collection('tokens').getOne(await house.idOf('read-air'));
	expect(JSON.stringify(record)).not.toContain(tokens['read-air']);
	await expect.poll(async () => (await house.service.collection('tokens').getOne(record.id))['last_used']).toBeGreaterThan(0); // prettier-ignore
	for (const secret of Object.values(tokens)) expect(house.app.words()).not.toContain(secret.slice(3));
});

test('refusals say what, in the asker’s language', async () => {
	const of = await house.show('拒绝');
	const to = (path: string, body?: unknown, headers: object = key()) => house.call(tokens['drive']!, 'POST', `/streams/${of}${path}`, body, headers); // prettier-ignore
	const early = await to('/hold');
	expect(early.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
	expect(early.body).toMatchObject({ status: 409, name: 'not-on-air', type: 'urn:changji:problem:not-on-air', title: '还没有开播，先切第一项。' }); // prettier-ignore
	expect((await to('/hold', undefined, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' })).body['title']).toMatch(/^[\x20-\x7e“”]+$/u); // prettier-ignore
	const { current } = (await to('/take-next')).body['now'] as { current: { runId: string } };
	await to('/take-next', undefined, {});
	const late = await to(`/take-next?aim=${current.runId}`, undefined, {});
	expect(late.body).toMatchObject({ status: 409, name: 'already-moved', about: { item: '面霜', who: 'drive' } });
	expect(late.body['title']).toContain('drive');
	const cases: [answer: Promise<{ status: number; body: Record<string, unknown> }>, status: number, name: string][] = [
		[to('/commands', take('x', null), {}), 400, 'key-missing'],
		[to('/commands', take('x', null), { 'idempotency-key': 'a b' }), 400, 'malformed'],
		[to('/commands', '{'), 400, 'malformed'],
		[to('/commands', 'x', { ...key(), 'content-type': 'application/xml' }), 415, 'not-json'],
		[to('/commands', { name: 'take', args: {} }), 400, 'malformed'],
		[to('/commands', { ...take('x', null), more: 1 }), 400, 'malformed'],
		[to('/commands', { name: 'remove-items', args: { itemIds: ['i1'] } }), 403, 'not-for-machines'],
		[to('/take-next?aim=%00'), 400, 'malformed']
	];
	const cue = (path: string) => house.call(tokens['cues']!, 'POST', `/streams/${of}/cue/${path}`);
	cases.push([cue('NOTHING'), 404, 'unknown-preset'], [cue('constructor'), 404, 'unknown-preset'], [cue('ORDERS'), 422, 'missing-param']); // prettier-ignore
	const numbers = (values: object, more = {}) => house.call(tokens['numbers']!, 'POST', `/streams/${of}/numbers`, { values, ...more }, key()); // prettier-ignore
	cases.push(
		[numbers({ nonsense: { value: 1, unit: 'count' } }), 422, 'unknown-metric'],
		[numbers({ pay_amt: { value: 1, unit: 'count' } }), 422, 'wrong-unit'],
		[numbers({ pay_amt: { value: 1 } }), 400, 'malformed'],
		[numbers({ pay_amt: { value: -1, unit: 'yuan' } }), 400, 'malformed'],
		[numbers({}, { at: 1 }), 422, 'stale-numbers'],
		[numbers({}), 409, 'nothing-to-change']
	);
	for (const [asked, status, name] of cases) {
		const { body, ...answer } = await asked;
		expect([name, answer.status, body['name'], typeof body['title']]).toEqual([name, status, name, 'string']);
	}
	expect((await cue('ORDERS?q=100')).status).toBe(200);
});

test('now: times, an ETag that holds while only time passes, and nothing of what goods cost', async () => {
	const of = await house.show('现在');
	const ask = (headers: object = {}) => house.call(tokens['read-air']!, 'GET', `/streams/${of}/now`, undefined, headers); // prettier-ignore
	await house.call(tokens['drive']!, 'POST', `/streams/${of}/take-next`);
	const first = await ask();
	expect(first.body).toMatchObject({ phase: 'on-air', current: { item: { title: '开场' } }, next: { item: { title: '面霜', livePrice: 9_901 } } }); // prettier-ignore
	expect(first.text).not.toMatch(/cost|floor|script/iu);
	const etag = first.headers.get('etag') ?? '';
	expect((await ask({ 'if-none-match': etag })).status).toBe(304);
	await house.call(tokens['drive']!, 'POST', `/streams/${of}/take-next`);
	expect((await ask({ 'if-none-match': etag })).status).toBe(200);
});

test('events: the moment at once, then a take; the line ends with the token', async () => {
	const of = await house.show('事件');
	const listener = await house.token({ scopes: ['read-air'], name: 'listener' });
	const answer = await fetch(`${house.app.url}/api/v1/streams/${of}/events?token=${listener}`);
	expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
	const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
	let heard = '';
	const until = async (words: string) => {
		while (!heard.includes(words)) {
			const { value, done } = await reader.read();
			if (done) throw new Error(`ended before ${words}: ${heard}`);
			heard += value;
		}
	};
	await until('"phase":"before"');
	await house.call(tokens['drive']!, 'POST', `/streams/${of}/take-next`);
	await until('"phase":"on-air"');
	// What changes neither now nor next is no news.
	await house.call(tokens['cues']!, 'POST', `/streams/${of}/cue/INTERACT`);
	await house.call(tokens['drive']!, 'POST', `/streams/${of}/take-next`);
	await until('"title":"面霜","linkNo":2,"livePrice":9901,"listPrice":null,"mechanism":""},"startedAt"');
	expect(heard.match(/^event: now$/gmu)).toHaveLength(3);
	await house.revoke(await house.idOf('listener'));
	await expect(until('never said')).rejects.toThrow(/ended/u);
});

test('faster than any hand: told to wait, and the machine beside it is not', async () => {
	const wild = await house.token({ scopes: ['read-air'], name: 'wild' });
	const answers = await Promise.all(
		Array.from({ length: 90 }, () => house.call(wild, 'GET', `/streams/${stream}/now`))
	);
	const slowed = answers.filter(({ status }) => status === 429);
	expect(slowed.length).toBeGreaterThan(0);
	expect(slowed[0]).toMatchObject({ body: { name: 'too-fast' } });
	expect(slowed[0]!.headers.get('retry-after')).toBe('1');
	expect((await house.call(tokens['read-air']!, 'GET', `/streams/${stream}/now`)).status).toBe(200);
});
