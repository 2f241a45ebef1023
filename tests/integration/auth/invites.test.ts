// Invites: one person, one level, one time, until it ends or is taken back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, PASSWORD } from './house.ts';
import { linkIn, Visitor } from './visitor.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.stop());

const invite = async (level = 'crew') => linkIn(await house.owner.send('/team?/invite', { level }), 'invite');
const create = (secret: string, email: string, visitor = new Visitor(house.url)) =>
	visitor.send(`/invite/${secret}?/create`, { name: email, email, password: PASSWORD });
const emails = async () => (await house.service.collection('users').getFullList()).map(({ email }) => email as string);

test('only a hash of the secret is kept, and looking at the link does not use it up', async () => {
	const secret = await invite();
	expect(JSON.stringify(await house.service.collection('invites').getFullList())).not.toContain(secret);
	for (let i = 0; i < 3; i++) expect((await new Visitor(house.url).get(`/invite/${secret}`)).text).toContain('甲队');
	expect((await create(secret, 'looked@a.test')).location).toBe('/');
});

test('a new account gets the level it was invited to, and the link works once', async () => {
	const secret = await invite('viewer');
	expect((await create(secret, 'once@a.test')).location).toBe('/');
	expect((await house.memberOf('once@a.test')).level).toBe('viewer');
	const again = await create(secret, 'again@a.test');
	expect([again.status, again.text.includes('已被用过')]).toEqual([409, true]);
	expect(await emails()).not.toContain('again@a.test');
});

test('two people at once: one comes in, and no account without a team is left behind', async () => {
	const secret = await invite();
	const pages = await Promise.all([create(secret, 'left@a.test'), create(secret, 'right@a.test')]);
	expect(pages.map(({ status }) => status).sort()).toEqual([303, 409]);
	expect((await emails()).filter((email) => /left|right/.test(email))).toHaveLength(1);
});

test('somebody with an account accepts with it, once per team', async () => {
	const person = await house.join('crew', 'has@a.test');
	const secret = await invite();
	expect((await person.send(`/invite/${secret}?/accept`, {})).status).toBe(409);
	expect((await create(secret, 'instead@a.test')).location).toBe('/');
});

describe('a link that opens nothing', () => {
	const isShut = async (secret: string, words: string) => {
		const looked = await new Visitor(house.url).get(`/invite/${secret}`);
		const tried = await create(secret, `${Math.random()}@a.test`);
		return looked.text.includes(words) && tried.status === 409;
	};

	test('expired', async () => {
		const secret = await invite();
		const [newest] = await house.service.collection('invites').getFullList({ sort: '-created' });
		await house.service.collection('invites').update(newest?.id ?? '', { expires: Date.now() - 1 });
		expect(await isShut(secret, '已过期')).toBe(true);
	});

	test('taken back', async () => {
		const secret = await invite();
		const [newest] = await house.service.collection('invites').getFullList({ sort: '-created' });
		expect((await house.owner.send('/team?/revoke', { invite: newest?.id ?? '' })).status).toBe(200);
		expect(await isShut(secret, '不存在')).toBe(true);
	});

	test.each(['x', 'a'.repeat(32), `%27%20||%20id%20!=%20%22`, 'a'.repeat(3000)])('made up: %.20s', async (secret) => {
		expect(await isShut(secret, '不存在')).toBe(true);
	});
});

describe('who may invite', () => {
	test.each([
		['producer', 'crew', 200],
		['producer', 'owner', 403],
		['producer', 'producer', 403],
		['crew', 'viewer', 403],
		['viewer', 'viewer', 403]
	])('a %s inviting a %s', async (level, invited, status) => {
		const person = await house.join(level, `${level}-${invited}@a.test`);
		expect((await person.send('/team?/invite', { level: invited })).status).toBe(status);
	});

	test('no level that does not exist', async () => {
		expect((await house.owner.send('/team?/invite', { level: 'root' })).status).toBe(403);
	});
});
