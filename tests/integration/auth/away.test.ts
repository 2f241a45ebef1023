// PocketBase goes away during a show: whoever was known stays known, for a night; nobody new comes in.
import PocketBase from 'pocketbase';
import { afterEach, expect, test } from 'vitest';
import { Logins } from '../../../src/lib/server/auth/logins.ts';
import { Memberships } from '../../../src/lib/server/auth/memberships.ts';
import { PostLinks } from '../../../src/lib/server/auth/post-links.ts';
import { hashOf, newSecret } from '../../../src/lib/server/auth/secret-hash.ts';
import { freshPocketBase } from '../support/pocketbase.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let house: Awaited<ReturnType<typeof freshPocketBase>> | undefined;
afterEach(async () => {
	await house?.stop();
	house = undefined;
});

async function known() {
	house = await freshPocketBase();
	const { superuser: service, url } = house;
	const password = 'correct horse battery';
	const account = { name: '阿宁', email: 'ning@a.test', verified: true };
	const user = await service.collection('users').create({ ...account, password, passwordConfirm: password });
	const login = async () =>
		(await new PocketBase(url).collection('users').authWithPassword(account.email, password)).token;
	const clock = { now: Date.now() };
	return {
		house,
		service,
		url,
		user,
		login,
		clock,
		logins: new Logins(
			() => url,
			() => clock.now
		)
	};
}

test('a login that was seen lasts through the night without PocketBase, and no longer', async () => {
	const { house, logins, login, clock, user } = await known();
	const seen = await login();
	expect(await logins.whose(seen)).toMatchObject({ userId: user.id, name: '阿宁' });
	await house.server.stop();
	await expect(logins.whose(`${seen}unseen`)).rejects.toThrow();
	clock.now += 2 * MINUTE;
	expect(await logins.whose(seen)).toMatchObject({ userId: user.id });
	clock.now += 11 * HOUR;
	expect(await logins.whose(seen)).toMatchObject({ userId: user.id });
	clock.now += HOUR;
	await expect(logins.whose(seen)).rejects.toThrow();
});

test('a PocketBase that hangs is away: the answer comes from memory after a moment', async () => {
	const { house, logins, login, clock, user } = await known();
	const token = await login();
	await logins.whose(token);
	const pid = house.server.pid ?? 0;
	process.kill(pid, 'SIGSTOP');
	try {
		clock.now += 2 * MINUTE;
		const from = performance.now();
		expect(await logins.whose(token)).toMatchObject({ userId: user.id });
		expect(performance.now() - from).toBeLessThan(5_000);
	} finally {
		process.kill(pid, 'SIGCONT');
	}
});

test('who asks at once is answered by one question; a log-out in the middle of it holds', async () => {
	const { logins, login } = await known();
	const token = await login();
	const [one, other] = await Promise.all([logins.whose(token), logins.whose(token)]);
	expect(one).not.toBeNull();
	expect(other).toBe(one);
	logins.forget(token);
	const asked = logins.whose(token);
	logins.end(token);
	expect(await asked).toBeNull();
	expect(await logins.whose(token)).toBeNull();
});

test('what is forgotten while it is asked for is asked again', async () => {
	const { logins, login } = await known();
	const token = await login();
	const asked = logins.whose(token);
	logins.forget(token);
	const again = await logins.whose(token);
	expect(again).toMatchObject({ name: '阿宁' });
	expect(again).not.toBe(await asked);
	expect(await logins.whose(token)).toBe(again);
});

test('a password changed elsewhere ends a login within a minute', async () => {
	const { logins, login, clock, user, service } = await known();
	const token = await login();
	expect(await logins.whose(token)).not.toBeNull();
	const password = 'a new one, long enough';
	await service.collection('users').update(user.id, { password, passwordConfirm: password });
	clock.now += MINUTE;
	expect(await logins.whose(token)).toBeNull();
});

test('a level that was changed but cannot be read again counts as none', async () => {
	const { house, service, user } = await known();
	const team = await service.collection('teams').create({ name: '甲队' });
	const member = await service.collection('members').create({ team: team.id, user: user.id, level: 'producer' });
	const memberships = new Memberships(service);
	const level = () => memberships.known(user.id, team.id)?.level ?? null;
	let told = 0;
	memberships.onChange(() => told++);
	await memberships.ofUser(user.id);
	expect(level()).toBe('producer');
	await service.collection('members').update(member.id, { level: 'viewer' });
	await memberships.changed(user.id, team.id);
	expect([level(), told]).toEqual(['viewer', 1]);
	await house.server.stop();
	expect(level()).toBe('viewer');
	await expect(memberships.changed(user.id, team.id)).rejects.toThrow();
	expect([level(), told]).toEqual([null, 2]);
});

test('a screen’s link: known without PocketBase until it ends, and its end is told at once', async () => {
	const { house, service, clock } = await known();
	const team = await service.collection('teams').create({ name: '甲队' });
	const stream = await service.collection('streams').create({ team: team.id, title: '一场', phase: 'plan', seq: 0 });
	const secret = newSecret();
	const link = { team: team.id, stream: stream.id, post: 'host:p1', token_hash: hashOf(secret), revoked: false };
	await service.collection('post_links').create({ ...link, expires: clock.now + 3 * MINUTE });
	const soon = newSecret();
	await service.collection('post_links').create({ ...link, token_hash: hashOf(soon), expires: clock.now + 300 });
	const links = new PostLinks(service, () => clock.now);
	const ended = new Promise<void>((done) => links.onChange(done));
	const found = await links.find(secret);
	expect(found).toMatchObject({ streamId: stream.id, postKind: 'host', postId: 'p1' });
	expect(await links.find(soon)).not.toBeNull();
	await ended;
	await house.server.stop();
	clock.now += 2 * MINUTE;
	expect(await links.find(secret)).toMatchObject({ streamId: stream.id });
	expect(links.live(found?.id ?? '')).not.toBeNull();
	clock.now += MINUTE;
	expect(await links.find(secret)).toBeNull();
	expect(links.live(found?.id ?? '')).toBeNull();
});
