// Screen links: one stream, one post, until they end or are taken back; and never a way into the staff pages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from './house.ts';
import { connect, join, msUntilCut } from './socket.ts';
import { linkIn, Visitor } from './visitor.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
let stream: string;
beforeAll(async () => {
	house = await openHouse();
	const { team } = await house.memberOf('owner@a.test');
	const blank = { title: '链接的一场', account: '', planned_start: null, planned_end: null, phase: 'plan', seq: 0 };
	stream = (await house.service.collection('streams').create({ ...blank, team })).id;
});
afterAll(() => house.stop());

const wish = (change = {}) => ({ stream, post: 'host:post1', label: '平板', hours: '2', ...change });
const make = async () => linkIn(await house.owner.send('/team/screens?/make', wish()), 'join');
const newest = async () =>
	(await house.service.collection('post_links').getFullList({ sort: '-created' }))[0]?.id ?? '';

test('a link leads to its post’s screen and leaves a cookie instead of a secret in the address', async () => {
	const tablet = new Visitor(house.url);
	const secret = await make();
	const page = await tablet.get(`/join/${secret}`);
	expect([page.status, page.location]).toEqual([303, `/streams/${stream}/screen/host`]);
	expect(tablet.setCookies.join()).toMatch(/changji_link=.*HttpOnly/i);
	expect(JSON.stringify(await house.service.collection('post_links').getFullList())).not.toContain(secret);
});

test('it is no login', async () => {
	const tablet = new Visitor(house.url);
	await tablet.get(`/join/${await make()}`);
	expect((await tablet.get('/team')).location).toBe('/login?next=%2Fteam');
	expect((await tablet.send('/team?/invite', { level: 'crew' })).location).toMatch(/^\/login/);
});

describe('a link that opens nothing', () => {
	test('expired', async () => {
		const secret = await make();
		await house.service.collection('post_links').update(await newest(), { expires: Date.now() - 1 });
		expect((await new Visitor(house.url).get(`/join/${secret}`)).text).toContain('屏幕链接已不能用');
	});

	test('taken back, also after it was used', async () => {
		const secret = await make();
		const tablet = new Visitor(house.url);
		await tablet.get(`/join/${secret}`);
		expect((await house.owner.send('/team/screens?/revoke', { link: await newest() })).status).toBe(200);
		expect((await tablet.get(`/join/${secret}`)).text).toContain('屏幕链接已不能用');
	});

	test.each(['x', 'a'.repeat(32), '%22%20||%201=1'])('made up: %s', async (secret) => {
		const page = await new Visitor(house.url).get(`/join/${secret}`);
		expect([page.status, page.text.includes('屏幕链接已不能用')]).toEqual([200, true]);
	});
});

describe('sockets', () => {
	test('a link opens its own stream only, and is cut off within 2 s when it is taken back', async () => {
		const tablet = new Visitor(house.url);
		await tablet.get(`/join/${await make()}`);
		const { team } = await house.memberOf('owner@a.test');
		const other = await house.service.collection('streams').create({ title: '另一场', phase: 'plan', seq: 0, team });
		const socket = await connect(house.url, tablet);
		try {
			expect(await join(socket, other.id)).toMatchObject({ ok: false, refusal: { name: 'stream-not-found' } });
			expect(await join(socket, stream)).toMatchObject({ ok: true, me: { linkPost: 'post1', level: 'viewer' } });
			expect(
				await msUntilCut(socket, async () => house.owner.send('/team/screens?/revoke', { link: await newest() }))
			).toBeLessThan(2_000);
		} finally {
			socket.close();
		}
		await expect(connect(house.url, tablet)).rejects.toThrow('not-logged-in');
	});

	test('a member who is taken out of the team is cut off within 2 s', async () => {
		const person = await house.join('crew', 'cut@links.test');
		const { id } = await house.memberOf('cut@links.test');
		const socket = await connect(house.url, person);
		try {
			expect(await join(socket, stream)).toMatchObject({ ok: true, me: { level: 'crew' } });
			expect(await msUntilCut(socket, () => house.owner.send('/team?/remove', { member: id }))).toBeLessThan(2_000);
		} finally {
			socket.close();
		}
	});
});

describe('who may make one, and for what', () => {
	test.each([
		['producer', 200],
		['crew', 400],
		['viewer', 400]
	])('a %s', async (level, status) => {
		const person = await house.join(level, `${level}@links.test`);
		expect((await person.send('/team/screens?/make', wish())).status).toBe(status);
	});

	test.each([
		[{ stream: 'nosuchstream123' }],
		[{ post: 'king:post1' }],
		[{ post: 'host' }],
		[{ hours: '0' }],
		[{ hours: '9999' }],
		[{ hours: 'NaN' }]
	])('not for %j', async (change) => {
		expect((await house.owner.send('/team/screens?/make', wish(change))).status).toBe(400);
	});
});
