// The process people start: it answers, survives PocketBase, stops cleanly, and says in a sentence why it does not start.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../support/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => void (app = await startApp({ env: { CHANGJI_DEMO: 'off' } })));
afterAll(() => app.stop());

const alive = (url: string) =>
	fetch(url).then(
		(r) => r.status < 500,
		() => false
	);

test('pages answer, and the addresses are printed', async () => {
	expect(await alive(app.url)).toBe(true);
	expect(app.words()).toContain(`http://127.0.0.1:${app.port}`);
	expect(app.words()).toContain(app.dataDir);
});

test('a body over 25 MB is refused, the app goes on', async () => {
	const answer = await fetch(`${app.url}/login`, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.url },
		body: `x=${'a'.repeat(26 * 1024 * 1024)}`
	}).then(
		(r) => r.status,
		() => 'cut'
	);
	expect([413, 'cut']).toContain(answer);
	expect(await alive(app.url)).toBe(true);
});

test('PocketBase killed: the app answers meanwhile, and PocketBase is back on its address', async () => {
	process.kill(app.pocketbasePid, 'SIGKILL');
	expect(await alive(app.url)).toBe(true);
	await expect.poll(() => alive(`${app.pocketbaseUrl}/api/health`), { timeout: 10_000 }).toBe(true);
	expect(app.words()).toContain('the show goes on');
});

test('a second app on the same data is refused, and the first goes on', async () => {
	await expect(startApp({ dataDir: app.dataDir })).rejects.toThrow(/is in use by another 场记/);
	expect(await alive(app.url)).toBe(true);
});

test('killed and started again on the same folder at once; SIGTERM ends it cleanly, PocketBase too', async () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'changji-app-'));
	try {
		const first = await startApp({ dataDir, env: { CHANGJI_DEMO: 'off' } });
		await first.kill();
		const second = await startApp({ dataDir, env: { CHANGJI_DEMO: 'off' } });
		expect(await alive(second.url)).toBe(true);
		expect(await second.stop()).toBe(0);
		expect(await alive(`${second.pocketbaseUrl}/api/health`)).toBe(false);
		expect(second.words()).toContain('stopped (SIGTERM)');
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
});

test('a port that is taken and a setting nobody can mean end in one sentence, without a stack', async () => {
	const squatter = createServer().listen(0, '127.0.0.1');
	await once(squatter, 'listening');
	const address = squatter.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const taken = await startApp({ port }).catch((e: Error) => e.message);
	squatter.close();
	expect(taken).toContain(`port ${port} is taken by another program`);
	expect(taken).not.toMatch(/\n\s+at /);
	const wrong = await startApp({ env: { CHANGJI_DEMO: 'maybe' } }).catch((e: Error) => e.message);
	expect(wrong).toContain('CHANGJI_DEMO="maybe" is not understood: it may be on, off.');
	expect(wrong).not.toMatch(/\n\s+at /);
});
