// Two teams in one house: what is the one's does not exist for the other, through pages, API and PocketBase itself.
import PocketBase from 'pocketbase';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { linkIn, type Visitor } from './visitor.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
let stranger: Visitor;
let theirs: { team: string; stream: string; product: string; member: string; invite: string; link: string };
beforeAll(async () => {
	house = await openHouse();
	const { id: member, team } = await house.memberOf('owner@a.test');
	const blank = { account: '', planned_start: null, planned_end: null, phase: 'plan', seq: 0 };
	const stream = (await house.service.collection('streams').create({ ...blank, team, title: '甲队的秘密场' })).id;
	const product = (await house.service.collection('products').create({ team, name: '甲队的秘密商品' })).id;
	linkIn(await house.owner.send('/team?/invite', { level: 'crew' }), 'invite');
	linkIn(await house.owner.send('/team/screens?/make', { stream, post: 'host:p', label: '', hours: '2' }), 'join');
	const invite = (await house.service.collection('invites').getFullList({ sort: '-created' }))[0]?.id ?? '';
	const link = (await house.service.collection('post_links').getFullList())[0]?.id ?? '';
	theirs = { team, stream, product, member, invite, link };
	// A stranger with every right in a team of their own.
	stranger = await house.join('crew', 'stranger@b.test');
	await stranger.send('/team?/create', { name: '乙队' });
	const { id } = await house.memberOf('stranger@b.test');
	await house.owner.send('/team?/remove', { member: id });
});
afterAll(() => house.stop());

const secrets = /甲队/;

test('the stranger works in their own team, also with the other team’s id in the cookie', async () => {
	expect((await stranger.get('/team')).text).toContain('乙队');
	stranger.cookies.set('changji_team', theirs.team);
	const page = await stranger.get('/team');
	expect(page.text).toContain('乙队');
	expect(page.text).not.toMatch(secrets);
	stranger.cookies.delete('changji_team');
});

describe('pages and forms', () => {
	test('no page shows the other team', async () => {
		const paths = ['/', '/streams', '/products', '/team', `/team/screens?stream=${theirs.stream}`, '/team/me'];
		for (const path of paths) {
			const page = await stranger.get(path);
			expect([path, page.status, secrets.test(page.text)]).toEqual([path, 200, false]);
		}
	});

	test('the other team’s stream is not there, on any of its pages', async () => {
		for (const place of ['plan', 'plan/sheet', 'plan/people', 'screen/host']) {
			// These pages are drawn in the browser; what they are made of is the data.
			const page = await stranger.get(`/streams/${theirs.stream}/${place}/__data.json`);
			const errors = [...page.text.matchAll(/"type":"error".*?"status":(\d+)/g)].map(([, status]) => status);
			expect([place, errors, secrets.test(page.text)]).toEqual([place, ['404'], false]);
		}
	});

	test('the API knows nothing of the other team', async () => {
		expect((await stranger.get('/api/products')).text).not.toMatch(secrets);
		const json = (method: string, path: string, body: unknown) =>
			stranger.ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
		const change = await json('PATCH', `/api/products/${theirs.product}`, { seen: 0, patch: { name: '改了' } });
		const picture = await stranger.get(`/api/products/${theirs.product}/images/x.png`);
		expect([change.status, picture.status]).toEqual([404, 404]);
		const { name } = await house.service.collection('products').getOne(theirs.product);
		expect(name).toBe('甲队的秘密商品');
	});

	test('nothing of the other team can be changed', async () => {
		const tries = [
			await stranger.send('/team?/level', { member: theirs.member, level: 'viewer' }),
			await stranger.send('/team?/remove', { member: theirs.member }),
			await stranger.send('/team?/revoke', { invite: theirs.invite }),
			await stranger.send('/team/screens?/revoke', { link: theirs.link }),
			await stranger.send('/team/screens?/make', { stream: theirs.stream, post: 'host:p', label: '', hours: '2' })
		];
		expect(tries.map(({ status }) => status)).toEqual([409, 409, 409, 409, 400]);
		expect((await house.memberOf('owner@a.test')).level).toBe('owner');
	});
});

test('their own PocketBase token finds nothing of the other team', async () => {
	const client = new PocketBase(house.pocketbaseUrl);
	client.autoCancellation(false);
	client.authStore.save(decodeURIComponent(stranger.cookies.get('changji_login') ?? ''), null);
	const seen: unknown[] = [];
	for (const name of ['teams', 'members', 'invites', 'streams', 'products', 'post_links', 'entries', 'audit', 'users'])
		seen.push(...(await client.collection(name).getFullList()));
	expect(seen.length).toBeGreaterThan(0);
	expect(JSON.stringify(seen)).not.toMatch(secrets);
	expect(JSON.stringify(seen)).not.toContain(theirs.team);
	await expect(client.collection('streams').getOne(theirs.stream)).rejects.toMatchObject({ status: 404 });
	await expect(client.collection('products').update(theirs.product, { name: 'x' })).rejects.toMatchObject({
		status: 404
	});
});
