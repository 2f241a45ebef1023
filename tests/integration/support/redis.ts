// A real Redis for one test: any free port, nothing kept on disk, killed and started again at will.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../src/host/pocketbase-process.ts';

/** Starts `redis-server` and waits until it answers. @throws Error with what to install when there is none */
export async function startRedis() {
	const dir = mkdtempSync(join(tmpdir(), 'changji-redis-'));
	const port = await freePort();
	let child = await run(dir, port);
	return {
		url: `redis://127.0.0.1:${port}`,
		port,
		/** SIGKILL: everything it knew is gone */
		async kill() {
			child.kill('SIGKILL');
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		},
		async again() {
			child = await run(dir, port);
		},
		async stop() {
			if (child.exitCode === null && child.signalCode === null) {
				child.kill('SIGTERM');
				await once(child, 'exit');
			}
			rmSync(dir, { recursive: true, force: true });
		}
	};
}

async function run(dir: string, port: number): Promise<ChildProcess> {
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', 'no'];
	const child = spawn(process.env.REDIS_SERVER_BIN ?? 'redis-server', args, { stdio: 'ignore' });
	const failed = once(child, 'error').then(([error]) => {
		throw new Error('These tests need redis-server: run npm test, which installs it, or install it with your system.', {
			cause: error
		});
	});
	await Promise.race([answers(port, child), failed]);
	return child;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
	for (const until = Date.now() + 10_000; Date.now() < until && child.exitCode === null;) {
		if (await says(port, 'PING\r\n')) return;
		await new Promise((go) => setTimeout(go, 20));
	}
	throw new Error(`redis-server does not answer on port ${port} (exit ${child.exitCode})`);
}

function says(port: number, text: string): Promise<boolean> {
	return new Promise((done) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(text));
		socket.once('data', (data) => {
			socket.destroy();
			done(data.toString().startsWith('+PONG'));
		});
		socket.once('error', () => done(false));
	});
}
