// What the schema promises the app: gap-proof numbering, missing that stays missing, and types that match.
import { readFileSync } from 'node:fs';
import PocketBase from 'pocketbase';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshPocketBase } from '../support/pocketbase.ts';

let server: Awaited<ReturnType<typeof freshPocketBase>>;
let su: PocketBase;
let team: string;
let stream: string;
beforeAll(async () => {
	server = await freshPocketBase();
	su = server.superuser;
	team = (await su.collection('teams').create({ name: '甲' })).id;
	stream = (await su.collection('streams').create({ team, title: '场', phase: 'plan', planned_start: 5 })).id;
});
afterAll(() => server.stop());

const entry = (seq: number, command_id: string) => ({
	stream,
	seq,
	at: 1_795_000_000_000 + seq,
	by: 'm1',
	command_id,
	command: 'next',
	events: [{ name: 'item-taken' }]
});

test('one number and one command id per stream, whoever writes', async () => {
	await su.collection('entries').create(entry(1, 'a'));
	await expect(su.collection('entries').create(entry(1, 'b'))).rejects.toMatchObject({ status: 400 });
	await expect(su.collection('entries').create(entry(2, 'a'))).rejects.toMatchObject({ status: 400 });
	const stored = await su.collection('entries').getFirstListItem('seq = 1');
	expect(stored).toMatchObject({ at: 1_795_000_000_001, events: [{ name: 'item-taken' }] });
});

test('a batch of 200 is all or nothing', async () => {
	const batch = su.createBatch();
	for (let seq = 101; seq <= 299; seq++) batch.collection('entries').create(entry(seq, `x${seq}`));
	batch.collection('entries').create(entry(1, 'taken'));
	await expect(batch.send()).rejects.toMatchObject({ status: 400 });
	expect((await su.collection('entries').getFullList({ filter: 'seq > 100' })).length).toBe(0);
	const good = su.createBatch();
	for (let seq = 101; seq <= 300; seq++) good.collection('entries').create(entry(seq, `x${seq}`));
	expect((await good.send()).length).toBe(200);
});

test('a missing price or stock stays missing, and 0 stays 0', async () => {
	const made = await su.collection('products').create({ team, name: '甲', live_price: 0, stock: null });
	const read = await su.collection('products').getOne(made.id);
	expect(read).toMatchObject({ live_price: 0, stock: null, list_price: null, commission_rate: null });
});

test.each([
	['live_price', 59.9],
	['live_price', -1],
	['cost_price', '"12"'],
	['stock', { n: 1 }],
	['stock', true],
	['floor_price', 'a lot'],
	['commission_rate', 1.5]
])('a product with %s = %j is refused', async (field, value) => {
	await expect(su.collection('products').create({ team, name: '乙', [field]: value })).rejects.toMatchObject({
		status: 400
	});
});

test('streams sort and filter by a planned start that may be missing', async () => {
	const later = await su.collection('streams').create({ team, title: '晚', phase: 'plan', planned_start: 1e12 });
	const open = await su.collection('streams').create({ team, title: '未定', phase: 'plan', planned_start: null });
	const due = await su.collection('streams').getFullList({ filter: 'planned_start >= 5', sort: 'planned_start' });
	expect(due.map((s) => s.id)).toEqual([stream, later.id]);
	expect((await su.collection('streams').getOne(open.id)).planned_start).toBeNull();
});

test('records.ts says what the schema says, field by field', async () => {
	const source = readFileSync(new URL('../../../src/lib/server/pocketbase/records.ts', import.meta.url), 'utf8');
	const written: Record<string, string[]> = {};
	for (const [, body = ''] of source.matchAll(/export interface \w+Record extends \w+ \{([^}]*)\}/g)) {
		const name = /collectionName: '(\w+)'/.exec(body)?.[1] ?? '';
		written[name] = [...body.matchAll(/^\t(\w+): /gm)].map((m) => m[1] ?? '').filter((f) => f !== 'collectionName');
	}
	const common = ['id', 'created', 'updated', 'password', 'tokenKey'];
	const real: Record<string, string[]> = {};
	for (const c of await su.collections.getFullList())
		if (!c.system) real[c.name] = c.fields.map((f) => f.name).filter((f) => !common.includes(f));
	for (const fields of [...Object.values(written), ...Object.values(real)]) fields.sort();
	expect(written).toEqual(real);
});

test('wrong passwords are throttled by the person’s own address', async () => {
	const attempt = (address: string) =>
		fetch(`${server.url}/api/collections/users/auth-with-password`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
			body: JSON.stringify({ identity: 'nobody@nowhere.test', password: 'wrong-wrong' })
		}).then((r) => r.status);
	const statuses = await Promise.all(Array.from({ length: 70 }, () => attempt('203.0.113.7')));
	expect(statuses).toContain(429);
	expect(await attempt('203.0.113.8')).toBe(400);
});
