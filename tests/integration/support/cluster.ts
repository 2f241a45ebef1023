// Several app processes on the same streams: a Redis, a PocketBase by itself, and the processes with a folder each.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../../src/host/pocketbase-process.ts';
import { startApp } from './app.ts';
import { startRedis } from './redis.ts';

const root = resolve(import.meta.dirname, '../../..');
export type Cluster = Awaited<ReturnType<typeof startCluster>>;
export interface ClusterOptions {
	readonly processes?: number;
	readonly env?: Record<string, string>;
	/** The port by which a process reaches Redis; straight without it. */
	redisPort?(at: number, port: number): Promise<number>;
}
type App = Awaited<ReturnType<typeof startApp>>;

/** Starts everything; the processes come up one after the other. */
export async function startCluster({ processes = 2, env = {}, redisPort }: ClusterOptions = {}) {
	const home = mkdtempSync(join(tmpdir(), 'changji-cluster-'));
	const redis = await startRedis();
	const pocketbase = await startPocketBase(join(home, 'record'));
	const settings = {
		CHANGJI_POCKETBASE_URL: pocketbase.url,
		...{ CHANGJI_SECRETS: join(home, 'record/secrets.json'), ...env }
	};
	const start = async (at: number, port = 0): Promise<App> => {
		const url = `redis://127.0.0.1:${(await redisPort?.(at, redis.port)) ?? redis.port}`;
		return startApp({ dataDir: join(home, `app-${at}`), port, env: { ...settings, REDIS_URL: url } });
	};
	const apps: App[] = [];
	for (let at = 0; at < processes; at++) apps.push(await start(at));
	return {
		redis,
		pocketbase,
		apps,
		/** PocketBase's own folder, with the secrets of all */
		recordDir: join(home, 'record'),
		app(at: number): App {
			const app = apps[at];
			if (!app) throw new Error(`there is no process ${at}`);
			return app;
		},
		/** Starts a dead process again, on its folder and its port. */
		async again(at: number): Promise<App> {
			const app = await start(at, apps[at]?.port);
			apps[at] = app;
			return app;
		},
		async stop() {
			await Promise.all(apps.map((app) => app.stop()));
			await pocketbase.stop();
			await redis.stop();
			rmSync(home, { recursive: true, force: true });
		}
	};
}

async function startPocketBase(dataDir: string) {
	const child = spawn(process.execPath, [join(root, 'src/host/pocketbase.ts')], {
		cwd: root,
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		env: { ...process.env, CHANGJI_DATA: dataDir, CHANGJI_POCKETBASE_PORT: String(await freePort()) }
	});
	let words = '';
	child.stderr?.on('data', (data: Buffer) => (words += data.toString()));
	const exited = once(child, 'exit');
	const ready = await Promise.race([once(child, 'message'), exited.then(() => null)]);
	if (!ready) throw new Error(words);
	const [{ url, pid }] = ready as [{ url: string; pid: number }];
	return {
		url,
		pid,
		async stop() {
			child.kill('SIGTERM');
			await exited;
		}
	};
}
