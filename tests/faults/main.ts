// `npm run faults [name …]`: breaks the real thing on air and counts; one JSON line per fault, exit 1 when anything was lost or doubled.
import { openStage, serviceOf, type Stage } from '../bench/stage.ts';
import { startApp } from '../integration/support/app.ts';
import { openDisk } from './breaker.ts';
import { pocketbasePid } from './pocketbase-pid.ts';
import { Presser } from './presser.ts';
import { openProxy } from './proxy.ts';
import { judge, type Verdict } from './verdict.ts';

const COMMANDS = 200;
const PACE_MS = 40;

const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** Presses `count` times at the pace of a hurried hand; `at` breaks things before the given press. */
async function pressAll(presser: Presser, count: number, at: ReadonlyMap<number, () => Promise<void>>, pace = PACE_MS) {
	for (let i = 0; i < count; i++) {
		await at.get(i)?.();
		presser.press();
		await pause(pace);
	}
	await presser.settled();
}

/** A moment that is another one in every run, between two presses. */
const somewhere = (from: number, to: number): number => from + Math.floor(Math.random() * (to - from));

/** SIGKILL at three moments of the 200 commands; `kill` breaks, and gives the app that runs afterwards. */
async function killing(fault: string, kill: (app: Stage['app']) => Promise<Stage['app']>): Promise<Verdict> {
	const stage = await openStage();
	let app = stage.app;
	const presser = new Presser(app.port, stage.streamId, stage.directorCookie);
	const recoveries: number[] = [];
	try {
		await presser.ready();
		const strike = async (): Promise<void> => {
			const brokenAt = performance.now();
			const acknowledged = presser.nextAcknowledgement();
			presser.press();
			app = await kill(app);
			recoveries.push((await acknowledged) - brokenAt);
		};
		const moments = [somewhere(20, 60), somewhere(80, 120), somewhere(140, 180)];
		await pressAll(presser, COMMANDS, new Map(moments.map((i) => [i, strike])));
		const service = await serviceOf(app.dataDir, app.pocketbaseUrl);
		return await judge(fault, presser, service, stage.streamId, Math.max(...recoveries));
	} finally {
		presser.close();
		await app.stop();
		await stage.close();
	}
}

const again = ({ dataDir, port }: Stage['app']) => startApp({ dataDir, port });

async function stopped(fault: string, ms: number): Promise<Verdict> {
	const stage = await openStage();
	const presser = new Presser(stage.app.port, stage.streamId, stage.directorCookie);
	try {
		await presser.ready();
		const brokenAt = performance.now();
		process.kill(await pocketbasePid(stage.app.pid), 'SIGSTOP');
		const first = presser.nextAcknowledgement();
		const until = Date.now() + ms;
		await pressAll(presser, Math.floor(ms / 300), new Map(), 300);
		await pause(Math.max(0, until - Date.now()));
		process.kill(await pocketbasePid(stage.app.pid), 'SIGCONT');
		const recovered = (await first) - brokenAt;
		await pressAll(presser, 20, new Map());
		return await judge(fault, presser, stage.service, stage.streamId, recovered);
	} finally {
		presser.close();
		await stage.close();
	}
}

async function cut(fault: string, ms: number): Promise<Verdict> {
	const stage = await openStage();
	const proxy = await openProxy(stage.app.port);
	const presser = new Presser(proxy.port, stage.streamId, stage.directorCookie);
	try {
		await presser.ready();
		let mendedAt = 0;
		let recovered = 0;
		const breakLine = async (): Promise<void> => {
			proxy.cut();
			setTimeout(() => {
				proxy.mend();
				mendedAt = performance.now();
				void presser.nextAcknowledgement().then((at) => (recovered = at - mendedAt));
			}, ms);
		};
		await pressAll(presser, COMMANDS, new Map([[50, breakLine]]), (ms * 1.5) / (COMMANDS - 50));
		return await judge(fault, presser, stage.service, stage.streamId, recovered);
	} finally {
		presser.close();
		proxy.close();
		await stage.close();
	}
}

async function powerCut(fault: string): Promise<Verdict> {
	const disk = openDisk();
	try {
		const stage = await openStage({ dataDir: disk.dataDir });
		const presser = new Presser(stage.app.port, stage.streamId, stage.directorCookie);
		let app = stage.app;
		let recovered = 0;
		try {
			await presser.ready();
			const breakPower = async (): Promise<void> => {
				const pocketbase = await pocketbasePid(app.pid);
				for (const pid of [app.pid, pocketbase]) process.kill(pid, 'SIGSTOP');
				const brokenAt = performance.now();
				disk.cut();
				await app.kill();
				process.kill(pocketbase, 'SIGKILL');
				disk.restore();
				const first = presser.nextAcknowledgement();
				app = await again(app);
				recovered = await first.then((at) => at - brokenAt);
			};
			const moment = somewhere(60, 140);
			const strike = async (): Promise<void> => {
				presser.press();
				await breakPower();
			};
			await pressAll(presser, COMMANDS, new Map([[moment, strike]]));
			const service = await serviceOf(app.dataDir, app.pocketbaseUrl);
			return await judge(fault, presser, service, stage.streamId, recovered);
		} finally {
			presser.close();
			await app.stop();
		}
	} finally {
		disk.close();
	}
}

const FAULTS: Readonly<Record<string, () => Promise<Verdict>>> = {
	'kill-app': () => killing('kill-app', async (app) => (await app.kill(), again(app))),
	'kill-pocketbase': () =>
		killing('kill-pocketbase', async (app) => (process.kill(await pocketbasePid(app.pid), 'SIGKILL'), app)),
	'kill-both': () =>
		killing('kill-both', async (app) => {
			process.kill(await pocketbasePid(app.pid), 'SIGKILL');
			await app.kill();
			return again(app);
		}),
	'power-cut': () => powerCut('power-cut'),
	'pocketbase-stopped-60s': () => stopped('pocketbase-stopped-60s', 60_000),
	'connection-cut-30s': () => cut('connection-cut-30s', 30_000)
};

const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(FAULTS)) {
	const fault = FAULTS[name];
	if (!fault) throw new Error(`no fault "${name}": ${Object.keys(FAULTS).join(', ')}`);
	const verdict = await fault();
	console.log(JSON.stringify(verdict));
	if (verdict.lost > 0 || verdict.duplicated > 0) process.exitCode = 1;
}
