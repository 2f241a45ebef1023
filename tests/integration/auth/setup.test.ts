// The very first account: made once, by whoever can read the server's terminal.
import { afterEach, expect, test } from 'vitest';
import PocketBase from 'pocketbase';
import { loadSecrets } from '../../../src/host/secrets.ts';
import { startApp } from '../support/app.ts';
import { PASSWORD } from './house.ts';
import { Visitor } from './visitor.ts';

let app: Awaited<ReturnType<typeof startApp>> | undefined;
afterEach(async () => {
	await app?.stop();
	app = undefined;
});

async function emptyHouse() {
	app = await startApp({ env: { CHANGJI_DEMO: 'off' } });
	const { setupCode, superuser } = loadSecrets(app.dataDir);
	const service = new PocketBase(app.pocketbaseUrl);
	service.autoCancellation(false);
	await service.collection('_superusers').authWithPassword(superuser.email, superuser.password);
	const users = async () => (await service.collection('users').getFullList()).map(({ email }) => email as string);
	const set = (code: string, email: string, visitor = new Visitor(app?.url ?? '')) =>
		visitor.send('/setup', { code, email, name: '首位', password: PASSWORD, team: '首队' });
	return { url: app.url, words: app.words, setupCode, users, set };
}

test('the login page of an empty server leads to the set-up, whose address is printed with its code', async () => {
	const { url, words, setupCode } = await emptyHouse();
	expect((await new Visitor(url).get('/login')).location).toBe('/setup');
	expect(words()).toContain(`/setup#${setupCode}`);
});

test('only the code makes the owner, and afterwards nobody can', async () => {
	const { set, setupCode, users, url } = await emptyHouse();
	const wrong = await set('aaa-aaa-aaa-aaa', 'first@a.test');
	expect([wrong.status, wrong.text.includes('口令不对'), await users()]).toEqual([400, true, []]);
	const first = new Visitor(url);
	expect((await set(setupCode, 'first@a.test', first)).location).toBe('/');
	expect((await first.get('/team')).text).toContain('首队');
	expect((await set(setupCode, 'second@a.test')).location).toBe('/login');
	expect(await users()).toEqual(['first@a.test']);
});

test('two people with the code at once make one owner', async () => {
	const { set, setupCode, users } = await emptyHouse();
	const pages = await Promise.all([set(setupCode, 'one@a.test'), set(setupCode, 'two@a.test')]);
	expect(pages.map(({ location }) => location).sort()).toEqual(['/', '/login']);
	expect(await users()).toHaveLength(1);
});

test('guessing the code is slowed down', async () => {
	const { set, setupCode } = await emptyHouse();
	const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => set(`guess-${i}`, 'first@a.test')));
	expect(guesses.filter(({ status }) => status === 429)).toHaveLength(2);
	expect((await set(setupCode, 'first@a.test')).status).toBe(429);
});
