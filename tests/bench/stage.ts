// A running app with the demo's stream, a director's login and a screen's join link: what benches and faults play on.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PocketBase from 'pocketbase';
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
	const secret = randomBytes(24).toString('base64url');
	await service.collection('post_links').create({
		team: stream.team,
		stream: stream.id,
		post: 'host:post-host',
		label: '主播屏',
		token_hash: createHash('sha256').update(secret).digest('hex'),
		expires: Date.now() + 3_600_000,
		revoked: false
	});
	const before = await service.collection('entries').getList(1, 1, { filter: `stream = "${stream.id}"` });
	return {
		service,
		streamId: stream.id,
		/** as the demo names them: item-1 … */
		itemIds: Array.from({ length: 40 }, (_, i) => `item-${i + 1}`),
		/** A demo person's login: `owner`, `host` … */
		cookieOf: (who: string) => loginCookie(app, who),
		directorCookie: await loginCookie(app, 'director'),
		producerCookie: await loginCookie(app, 'producer'),
		screenCookie: `changji_link=${secret}`,
		/** Waits until PocketBase has so many entries more than at the beginning; throws when it never does. */
		async allInPocketBase(more: number): Promise<void> {
			const wanted = before.totalItems + more;
			for (const until = Date.now() + 20_000; ;) {
				const { totalItems } = await service.collection('entries').getList(1, 1, { filter: `stream = "${stream.id}"` });
				if (totalItems === wanted) return;
				if (Date.now() > until) throw new Error(`PocketBase has ${totalItems} entries, not ${wanted}`);
				await new Promise((go) => setTimeout(go, 50));
			}
		}
	};
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
