// The service account stays logged in by itself; a member's client is the member and nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberClient, serviceClient } from '#lib/server/pocketbase/client.ts';
import { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import { freshPocketBase, superuser } from '../support/pocketbase.ts';
import { entries, freshStream, type Said } from './entries.ts';

let pb: Awaited<ReturnType<typeof freshPocketBase>>;
beforeAll(async () => void (pb = await freshPocketBase()));
afterAll(() => pb.stop());

/** Makes every token of the service account worthless, as a restored backup does. */
async function endAllLogins(): Promise<void> {
	const service = serviceClient({ url: pb.url, ...superuser });
	const me = await service.collection('_superusers').getFirstListItem(`email='${superuser.email}'`);
	await service.collection('_superusers').update(me.id, { ...superuser, passwordConfirm: superuser.password });
	// The trap: with a token that is worth nothing the list is not refused but empty.
	expect(await pb.superuser.collection('teams').getFullList()).toEqual([]);
	await pb.superuser.collection('_superusers').authWithPassword(superuser.email, superuser.password);
}

test('logs in at the first request, once for simultaneous ones, and again when its token is refused', async () => {
	const client = serviceClient({ url: pb.url, ...superuser });
	expect(client.authStore.token).toBe('');
	await Promise.all([1, 2, 3].map((n) => client.collection('teams').create({ name: `团队 ${n}` })));
	const token = client.authStore.token;
	expect(token).not.toBe('');
	await endAllLogins();
	expect((await client.collection('teams').getFullList()).length).toBe(3);
	expect(client.authStore.token).not.toBe(token);
});

test('a list read with an ended login is never mistaken for an empty one, however soon after the last answer', async () => {
	const stream = await freshStream(pb.superuser);
	const client = serviceClient({ url: pb.url, ...superuser });
	const store = new JournalStore<unknown, Said>(client);
	await store.save(stream, entries(1, 3));
	client.authStore.save('worthless', null);
	expect((await store.entries(stream, 0)).length).toBe(3);
	client.authStore.save('worthless', null);
	expect((await store.newest(stream))?.seq).toBe(3);
	client.authStore.save('worthless', null);
	expect(await store.newestSnapshot(stream)).toBeNull();
	expect(client.authStore.token).not.toBe('worthless');
});

test('an ended login inside a batch is no refusal of the entries: the next attempt saves them', async () => {
	const stream = await freshStream(pb.superuser);
	const client = serviceClient({ url: pb.url, ...superuser });
	const store = new JournalStore<unknown, Said>(client);
	expect(await store.newest(stream)).toBeNull();
	client.authStore.save('worthless', null);
	expect(await store.save(stream, entries(1, 2))).toMatchObject({ outcome: 'away' });
	expect(await store.save(stream, entries(1, 2))).toEqual({ outcome: 'saved' });
	expect(await store.save(stream, entries(2, 3))).toEqual({ outcome: 'taken' });
});

test('wrong secrets are an error of the login, and a PocketBase that does not answer is away', async () => {
	const wrong = serviceClient({ url: pb.url, email: superuser.email, password: 'wrong-password' });
	await expect(wrong.collection('teams').getFullList()).rejects.toMatchObject({ status: 400 });
	const away = new JournalStore<unknown, Said>(serviceClient({ url: 'http://127.0.0.1:9', ...superuser }));
	expect(await away.save('s', entries(1, 1))).toMatchObject({ outcome: 'away' });
});

test("a member's client sees what the member's token may see", async () => {
	await freshStream(pb.superuser);
	const credentials = { email: 'm@changji.test', password: 'a-long-password' };
	await pb.superuser
		.collection('users')
		.create({ ...credentials, passwordConfirm: credentials.password, name: '小李' });
	const login = memberClient(pb.url, '');
	const { token } = await login.collection('users').authWithPassword(credentials.email, credentials.password);
	const member = memberClient(pb.url, token);
	expect(await member.collection('streams').getFullList()).toEqual([]);
	expect((await member.collection('users').getFullList()).length).toBe(1);
});
