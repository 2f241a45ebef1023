// PocketBase may die on air: we notice, bring it back where it was, and lose nothing it had.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startPocketBase } from '../../../src/host/pocketbase-process.ts';
import { freshPocketBase, superuser } from '../support/pocketbase.ts';

const after: Array<() => unknown> = [];
afterEach(async () => {
	for (const undo of after.splice(0)) await undo();
});

const healthy = (url: string) =>
	fetch(`${url}/api/health`).then(
		(r) => r.ok,
		() => false
	);

test('killed twice, it is back on the same port with the data it had', async () => {
	const { server, superuser: client, stop } = await freshPocketBase();
	after.push(stop);
	const team = await client.collection('teams').create({ name: '甲' });
	for (let round = 0; round < 2; round++) {
		const pid = server.pid ?? 0;
		const down = once(server, 'down');
		const up = once(server, 'up');
		process.kill(pid, 'SIGKILL');
		await down;
		await up;
		expect(server.pid).not.toBe(pid);
		expect(await client.collection('teams').getOne(team.id)).toMatchObject({ name: '甲' });
	}
});

test('stopping is no death: nothing comes back', async () => {
	const { server, stop } = await freshPocketBase();
	let downs = 0;
	server.on('down', () => downs++);
	await stop();
	expect(server.pid).toBeNull();
	expect(await healthy(server.url)).toBe(false);
	expect(downs).toBe(0);
});

test('a second start on the same folder keeps the service account’s tokens valid', async () => {
	const dir = mkdtempSync(join(tmpdir(), 'changji-pb-'));
	after.push(() => rmSync(dir, { recursive: true, force: true }));
	const login = async (url: string) =>
		(
			(await (
				await fetch(`${url}/api/collections/_superusers/auth-with-password`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ identity: superuser.email, password: superuser.password })
				})
			).json()) as { token: string }
		).token;
	const first = await startPocketBase({ dir, superuser });
	const token = await login(first.url);
	await first.stop();
	const second = await startPocketBase({ dir, superuser });
	after.unshift(() => second.stop());
	const settings = await fetch(`${second.url}/api/settings`, { headers: { Authorization: token } });
	expect(settings.status).toBe(200);
});

test('a port that is taken is said in its own words', async () => {
	const dir = mkdtempSync(join(tmpdir(), 'changji-pb-'));
	const squatter = createServer().listen(0, '127.0.0.1');
	after.push(
		() => squatter.close(),
		() => rmSync(dir, { recursive: true, force: true })
	);
	await once(squatter, 'listening');
	const address = squatter.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	await expect(startPocketBase({ dir, port, superuser })).rejects.toThrow(/ended at once[^]*address already in use/);
});

test.runIf(process.platform === 'linux')('when we are killed without a chance to stop it, it goes too', async () => {
	const dir = mkdtempSync(join(tmpdir(), 'changji-pb-'));
	after.push(() => rmSync(dir, { recursive: true, force: true }));
	const code = `
		import { startPocketBase } from ${JSON.stringify(new URL('../../../src/host/pocketbase-process.ts', import.meta.url).href)};
		const p = await startPocketBase({ dir: ${JSON.stringify(dir)}, superuser: ${JSON.stringify(superuser)} });
		process.send(p.url);`;
	const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const [url] = (await once(parent, 'message')) as [string];
	expect(await healthy(url)).toBe(true);
	parent.kill('SIGKILL');
	await once(parent, 'exit');
	await expect.poll(() => healthy(url), { timeout: 5000 }).toBe(false);
});
