// PocketBase beside the app: started on loopback, watched, and brought back on the same port when it dies. The show goes on meanwhile.
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlainFault } from './plain-fault.ts';
import { findPocketBase } from './pocketbase-binary.mjs';

const root = resolve(import.meta.dirname, '../..');
const setpriv = '/usr/bin/setpriv';
const firstStartMs = 30_000;
const firstBackoffMs = 100;
const longestBackoffMs = 5_000;
/** After so long without dying it counts as healthy again, and the next restart is quick. */
const settledMs = 30_000;

export interface PocketBaseOptions {
	/** PocketBase's own data folder */
	dir: string;
	/** 0 or absent = any free port; kept over restarts */
	port?: number;
	superuser: { email: string; password: string };
}

export interface PocketBaseProcess extends EventEmitter<{ down: [reason: string]; up: [] }> {
	readonly url: string;
	/** of the running child; null while it is down */
	readonly pid: number | null;
	stop(): Promise<void>;
}

/** Starts PocketBase with the project's migrations and waits until it answers. @throws PlainFault with its own last words */
export async function startPocketBase(options: PocketBaseOptions): Promise<PocketBaseProcess> {
	const found = findPocketBase();
	if (!found.path) throw new PlainFault(`No PocketBase to start (${found.why}). Run: npm run setup`);
	mkdirSync(options.dir, { recursive: true, mode: 0o700 });
	const watched = new Watched(found.path, options.dir, options.port || (await freePort()), options.superuser);
	await watched.start();
	return watched;
}

class Watched extends EventEmitter<{ down: [reason: string]; up: [] }> implements PocketBaseProcess {
	readonly url: string;
	#binary: string;
	#args: string[];
	#superuser: PocketBaseOptions['superuser'];
	#child: ChildProcess | undefined;
	#exited: Promise<void> = Promise.resolve();
	#words = '';
	#stopping = new AbortController();
	#killNow = () => void this.#child?.kill('SIGKILL');

	constructor(binary: string, dir: string, port: number, superuser: PocketBaseOptions['superuser']) {
		super();
		this.url = `http://127.0.0.1:${port}`;
		this.#binary = binary;
		this.#superuser = superuser;
		this.#args = [
			'serve',
			`--http=127.0.0.1:${port}`,
			// Every flag explicit: several default otherwise when the binary or the data lie under the system's temp folder.
			`--dir=${dir}`,
			`--migrationsDir=${join(root, 'pocketbase/pb_migrations')}`,
			`--hooksDir=${join(root, 'pocketbase/pb_hooks')}`,
			`--publicDir=${join(dir, 'no_public')}`,
			'--hooksPool=4',
			'--hooksWatch=false',
			'--dev=false',
			'--automigrate=false' // the Dashboard must not write migration files into the repository
		];
	}

	get pid() {
		return this.#alive() ? (this.#child?.pid ?? null) : null;
	}

	async start() {
		process.once('exit', this.#killNow);
		this.#spawn();
		try {
			await this.#answers(firstStartMs);
		} catch (fault) {
			await this.stop();
			throw fault;
		}
		void this.#watch();
	}

	async stop() {
		this.#stopping.abort();
		process.off('exit', this.#killNow);
		if (!this.#alive()) return;
		this.#child?.kill('SIGTERM');
		const force = setTimeout(this.#killNow, 5000);
		await this.#exited;
		clearTimeout(force);
	}

	#spawn() {
		// Its own process group: Ctrl-C in the terminal must reach us first, or it would look like a crash.
		// setpriv: dies with us even when we are killed without a chance to stop it (it execs: the pid is PocketBase's).
		const guard = process.platform === 'linux' && existsSync(setpriv) ? [setpriv, '--pdeathsig', 'TERM'] : [];
		const [command = this.#binary, ...args] = [...guard, this.#binary, ...this.#args];
		const child = spawn(command, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: process.platform !== 'win32',
			// In the environment, not the arguments: other users of the machine can read arguments (pb_hooks/superuser.pb.js).
			env: {
				...process.env,
				CHANGJI_SUPERUSER_EMAIL: this.#superuser.email,
				CHANGJI_SUPERUSER_PASSWORD: this.#superuser.password
			}
		});
		this.#words = '';
		const keep = (data: Buffer) => (this.#words = (this.#words + data.toString()).slice(-8000));
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		this.#exited = new Promise((done) => {
			child.once('exit', () => done());
			child.once('error', (e) => {
				keep(Buffer.from(String(e)));
				done();
			});
		});
		this.#child = child;
	}

	#alive() {
		const c = this.#child;
		return c?.pid !== undefined && c.exitCode === null && c.signalCode === null;
	}

	async #answers(withinMs: number) {
		for (const until = Date.now() + withinMs; ; await wait(15)) {
			if (!this.#alive()) throw new PlainFault(`PocketBase ended at once:\n${this.#words}`);
			const healthy = await fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(2000) }).then(
				(r) => r.ok,
				() => false
			);
			if (healthy) return;
			if (Date.now() > until)
				throw new PlainFault(`PocketBase did not answer within ${withinMs / 1000} s:\n${this.#words}`);
		}
	}

	/** For as long as we live: when it ends, say so, and bring it back, quickly at first. */
	async #watch() {
		const { signal } = this.#stopping;
		let backoff = firstBackoffMs;
		let since = Date.now();
		let up = true;
		for (;;) {
			await this.#exited;
			if (signal.aborted) return;
			if (up) this.emit('down', lastLine(this.#words) || `ended (${this.#child?.signalCode ?? this.#child?.exitCode})`);
			backoff = Date.now() - since > settledMs ? firstBackoffMs : Math.min(backoff * 2, longestBackoffMs);
			await wait(backoff, undefined, { signal }).catch(() => undefined);
			if (signal.aborted) return;
			this.#spawn();
			since = Date.now();
			up = await this.#answers(firstStartMs).then(
				() => true,
				() => false
			);
			if (signal.aborted) return;
			if (up) this.emit('up');
			else this.#killNow();
		}
	}
}

const lastLine = (words: string) => words.trim().split('\n').at(-1) ?? '';

/** A port nobody listens on now, on loopback. */
export function freePort(): Promise<number> {
	return new Promise((done, fail) => {
		const probe = createServer().once('error', fail);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
