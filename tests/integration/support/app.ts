// The whole app as people start it, as a child process on a folder of its own: to be used, killed and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** What src/host/server.ts tells whoever started it, once it listens. */
interface Ready {
	ready: true;
	port: number;
	pocketbaseUrl: string;
	pocketbasePid: number;
	logins: FirstLogin[];
}

export interface AppOptions {
	/** kept by the caller; without it a temporary one that goes at stop() */
	dataDir?: string;
	/** 0 = any free one */
	port?: number;
	env?: Record<string, string>;
}

/** Starts the app and waits until it listens. @throws Error with its last words when it ends before that */
export async function startApp({ dataDir, port = 0, env = {} }: AppOptions = {}) {
	const dir = dataDir ?? mkdtempSync(join(tmpdir(), 'changji-app-'));
	const child = spawn(process.execPath, [join(root, 'src/host/server.ts')], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), CHANGJI_DATA: dir, LOG_LEVEL: 'warn', ...env }
	});
	let words = '';
	const hear = (data: Buffer) => (words = (words + data.toString()).slice(-20_000));
	child.stdout?.on('data', hear);
	child.stderr?.on('data', hear);
	const exited = once(child, 'exit') as Promise<[code: number | null, signal: NodeJS.Signals | null]>;
	const ready = await Promise.race([once(child, 'message') as Promise<[Ready]>, exited.then(() => null)]);
	if (!ready) throw new Error(words);
	const end = async (signal: NodeJS.Signals) => {
		if (child.exitCode === null && child.signalCode === null) child.kill(signal);
		return exited;
	};
	return {
		...ready[0],
		url: `http://127.0.0.1:${ready[0].port}`,
		dataDir: dir,
		pid: child.pid ?? 0,
		/** everything it printed so far */
		words: () => words,
		exited,
		/** SIGKILL: no chance to say goodbye */
		kill: () => end('SIGKILL'),
		/** SIGTERM, and the temporary folder goes */
		async stop() {
			const [code] = await end('SIGTERM');
			if (!dataDir) rmSync(dir, { recursive: true, force: true });
			return code;
		}
	};
}
