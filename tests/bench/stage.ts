// A running app with the demo's stream, a director's login and a screen's join link: what benches and faults play on.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PocketBase, { type RecordModel } from 'pocketbase';
import { startApp } from '../integration/support/app.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Starts the app on a fresh folder (or the given one) and lets a director and a screen in. */
export async function openStage(options: Parameters<typeof startApp>[0] = {}) {
	const app = await startApp(options);
	return { ...(await stageOn(app, app.dataDir)), app, close: () => app.stop() };
}

/** The same on an app that runs already; `secretsDir` is the folder of its PocketBase. */
export async function stageOn(app: Awaited<ReturnType<typeof startApp>>, secretsDir: string) {
	const service = await serviceOf(secretsDir, app.pocketbaseUrl);
	const [stream] = await service.collection('streams').getFullList({ sort: 'created' });
	if (!stream) throw new Error('the demo has no stream');
	const show = await openShow(service, stream);
	return {
		...show,
		service,
		/** as the demo names them: item-1 … */
		itemIds: Array.from({ length: 40 }, (_, i) => `item-${i + 1}`),
		/** A demo person's login: `owner`, `host` … */
		cookieOf: (who: string) => loginCookie(app, who),
		directorCookie: await loginCookie(app, 'director'),
		producerCookie: await loginCookie(app, 'producer')
	};
}

export type Show = Awaited<ReturnType<typeof openShow>>;

/** A stream with a screen's join link. */
async function openShow(service: PocketBase, { id: streamId, team }: RecordModel) {
	const secret = randomBytes(24).toString('base64url');
	await service.collection('post_links').create({
		team: team as string,
		stream: streamId,
		post: 'host:post-host',
		label: '主播屏',
		token_hash: createHash('sha256').update(secret).digest('hex'),
		expires: Date.now() + 3_600_000,
		revoked: false
	});
	const count = async () =>
		(await service.collection('entries').getList(1, 1, { filter: `stream = "${streamId}"` })).totalItems;
	const before = await count();
	return {
		streamId,
		screenCookie: `changji_link=${secret}`,
		/** Waits until PocketBase has so many entries more than at the beginning; throws when it never does. */
		async allInPocketBase(more: number): Promise<void> {
			for (const until = Date.now() + 20_000; ; await new Promise((go) => setTimeout(go, 50))) {
				const there = await count();
				if (there === before + more) return;
				if (Date.now() > until) throw new Error(`PocketBase has ${there} entries, not ${before + more}`);
			}
		}
	};
}

/** More streams like the demo's, made as a producer makes them; by turns at each of the processes, which so own them. */
export async function moreShows(
	urls: readonly string[],
	{ service, producerCookie }: { readonly service: PocketBase; readonly producerCookie: string },
	count: number
): Promise<Show[]> {
	const made: string[] = [];
	for (let i = 0; i < count; i++) {
		const origin = urls[(i + 1) % urls.length] ?? '';
		const plannedStart = Date.now() + (i + 1) * 86_400_000;
		const wish = { from: 'demo', title: `第 ${i + 2} 场`, plannedStart, plannedEnd: plannedStart + 7_200_000 };
		const headers = { cookie: producerCookie, origin, 'content-type': 'application/json' };
		const answer = await fetch(`${origin}/api/streams`, { method: 'POST', headers, body: JSON.stringify(wish) });
		if (answer.status !== 201) throw new Error(`a stream was not made: ${answer.status} ${await answer.text()}`);
		made.push(((await answer.json()) as { id: string }).id);
	}
	await quiet(service);
	const shows: Show[] = [];
	for (const id of made) shows.push(await openShow(service, await service.collection('streams').getOne(id)));
	return shows;
}

/** Waits until PocketBase has got what was still on its way. */
async function quiet(service: PocketBase): Promise<void> {
	for (let before = -1; ; await new Promise((go) => setTimeout(go, 600))) {
		const { totalItems } = await service.collection('entries').getList(1, 1);
		if (totalItems === before) return;
		before = totalItems;
	}
}

async function loginCookie(app: Awaited<ReturnType<typeof startApp>>, who: string): Promise<string> {
	const login = app.logins.find(({ email }) => email.startsWith(who));
	if (!login?.password) throw new Error(`the demo has no ${who}`);
	const { token } = await new PocketBase(app.pocketbaseUrl)
		.collection('users')
		.authWithPassword(login.email, login.password);
	return `changji_login=${encodeURIComponent(token)}`;
}

/** PocketBase as the service account of that data folder. */
export async function serviceOf(dataDir: string, url: string): Promise<PocketBase> {
	const { superuser } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as {
		superuser: { email: string; password: string };
	};
	const client = new PocketBase(url);
	client.autoCancellation(false);
	await client.collection('_superusers').authWithPassword(superuser.email, superuser.password);
	return client;
}
