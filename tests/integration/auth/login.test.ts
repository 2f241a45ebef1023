// The door: who comes in, how guessing is slowed down, and what a browser is told to keep to itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Visitor } from './visitor.ts';
import { openHouse, PASSWORD } from './house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.stop());

describe('logging in', () => {
	test('the right password gives a cookie no script can read, and leads back to where the person was', async () => {
		const visitor = new Visitor(house.url);
		const page = await visitor.send('/login?next=/team/me', { email: 'Owner@A.test ', password: PASSWORD });
		expect([page.status, page.location]).toEqual([303, '/team/me']);
		const [line = ''] = visitor.setCookies.filter((cookie) => cookie.startsWith('changji_login='));
		expect(line).toMatch(/HttpOnly/i);
		expect(line).toMatch(/SameSite=Lax/i);
		expect((await visitor.get('/team/me')).status).toBe(200);
	});

	test('wrong password and unknown name get the same words after about the same time', async () => {
		const visitor = new Visitor(house.url);
		const timed = async (email: string) => {
			const from = performance.now();
			const page = await visitor.login(email, 'not the password');
			return { status: page.status, said: page.text.includes('邮箱或密码不对'), ms: performance.now() - from };
		};
		const [wrong, unknown] = [await timed('owner@a.test'), await timed('nobody@a.test')];
		expect([wrong.status, wrong.said, unknown.status, unknown.said]).toEqual([400, true, 400, true]);
		expect(Math.min(wrong.ms, unknown.ms)).toBeGreaterThan(250);
		expect(visitor.cookies.has('changji_login')).toBe(false);
	});

	test('after eight tries even the right password waits, while other accounts do not', async () => {
		const visitor = new Visitor(house.url);
		await house.join('viewer', 'guessed@a.test');
		const guesses = await Promise.all(
			Array.from({ length: 9 }, () => visitor.login('guessed@a.test', 'a guess of many'))
		);
		expect(guesses.map(({ status }) => status).sort()).toEqual([...Array<number>(8).fill(400), 429]);
		const right = await visitor.login('guessed@a.test', PASSWORD);
		expect(right.status).toBe(429);
		expect(right.text).toMatch(/试得太多了，请 \d 分钟后再试/);
		expect((await new Visitor(house.url).login('owner@a.test', PASSWORD)).status).toBe(303);
	});

	test('a page of this house only: no other address to go on to', async () => {
		const visitor = new Visitor(house.url);
		const page = await visitor.send('/login?next=//evil.example/', { email: 'owner@a.test', password: PASSWORD });
		expect(page.location).toBe('/');
	});
});

describe('without a right login', () => {
	const forged = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"id":"x","exp":9999999999,"type":"auth"}').toString('base64url')}.`;
	test.each([
		['nothing', ''],
		['rubbish', 'rubbish'],
		['a forged token', forged],
		['half an escape', '%E0%A4%A']
	])('%s leads to the login', async (_, token) => {
		const visitor = new Visitor(house.url);
		if (token) visitor.cookies.set('changji_login', token);
		const page = await visitor.get('/team');
		expect([page.status, page.location]).toEqual([303, '/login?next=%2Fteam']);
	});

	test('a changed signature is no login', async () => {
		const visitor = new Visitor(house.url);
		await visitor.login('owner@a.test', PASSWORD);
		const token = visitor.cookies.get('changji_login') ?? '';
		visitor.cookies.set('changji_login', token.slice(0, -6) + 'AAAAAA');
		expect((await visitor.get('/team')).location).toBe('/login?next=%2Fteam');
	});
});

describe('leaving', () => {
	test('logging out takes the cookie away', async () => {
		const visitor = new Visitor(house.url);
		await visitor.login('owner@a.test', PASSWORD);
		expect((await visitor.send('/logout', {})).location).toBe('/login');
		expect(visitor.cookies.has('changji_login')).toBe(false);
		expect((await visitor.get('/team')).status).toBe(303);
	});

	test('a new password ends the logins on other devices at once', async () => {
		const here = await house.join('crew', 'twice@a.test');
		const there = new Visitor(house.url);
		await there.login('twice@a.test', PASSWORD);
		expect((await there.get('/team/me')).status).toBe(200);
		const wrong = await here.send('/team/me?/password', { old: 'not it at all', password: 'another long one' });
		expect([wrong.status, wrong.text.includes('现在的密码不对')]).toEqual([400, true]);
		const changed = await here.send('/team/me?/password', { old: PASSWORD, password: 'another long one' });
		expect(changed.text).toContain('其他设备需要重新登录');
		expect((await here.get('/team/me')).status).toBe(200);
		expect((await there.get('/team/me')).location).toBe('/login?next=%2Fteam%2Fme');
	});
});

describe('what a browser may be talked into', () => {
	test('forms and JSON from another site are refused', async () => {
		const visitor = new Visitor(house.url);
		await visitor.login('owner@a.test', PASSWORD);
		const foreign = { origin: 'https://evil.example' };
		expect((await visitor.send('/team?/invite', { level: 'owner' }, foreign)).status).toBe(403);
		const json = { method: 'POST', body: '{}', headers: { ...foreign, 'content-type': 'application/json' } };
		expect((await visitor.ask('/logout', json)).status).toBe(403);
		expect((await visitor.get('/team')).status).toBe(200);
	});

	test('pages say that they may not be framed, sniffed or kept', async () => {
		const { headers } = await house.owner.get('/team');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('x-frame-options')).toBe('DENY');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('cache-control')).toMatch(/private/);
		expect(headers.get('content-security-policy')).toMatch(/object-src 'none'/);
	});

	test('who came in and who did not is written down, without passwords or tokens', async () => {
		await expect
			.poll(async () => (await house.service.collection('audit').getFullList()).map(({ what }) => String(what)))
			.toEqual(expect.arrayContaining(['logged-in', 'invite-created', 'invite-accepted', 'team-created']));
		const lines = JSON.stringify(await house.service.collection('audit').getFullList());
		expect(lines).not.toContain(PASSWORD);
		expect(lines).not.toContain(house.owner.cookies.get('changji_login'));
	});
});
