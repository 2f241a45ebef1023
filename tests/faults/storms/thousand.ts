// A thousand screens lose their lines at the same moment, as when a switch restarts, and all come back.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Watched } from '../audience.ts';
import type { CrowdOrder } from '../crowd-clients.ts';
import { openRoughLine } from '../rough-line.ts';
import { play, type Scene, type SceneOptions } from '../scene.ts';
import type { Shown } from '../truth.ts';
import type { Verdict } from '../verdict.ts';

const CLIENTS = 1_000;
/** A process of clients is busy with its own messages too. */
const PROCESSES = 2;
const PRESS_MS = 100;

export async function thousandReconnects(options: SceneOptions): Promise<Verdict> {
	let switchBox: Awaited<ReturnType<typeof openRoughLine>> | null = null;
	const line = async (port: number) => (switchBox = await openRoughLine(port));
	return play('thousand-reconnects', { ...options, line, also: crowd }, async (scene) => {
		await scene.press(20);
		const cutAt = performance.now();
		const first = scene.presser.nextAcknowledgement();
		const cut = switchBox?.cutAll() ?? 0;
		if (cut < CLIENTS) throw new Error(`only ${cut} lines were there to be cut`);
		scene.mended();
		await scene.press(100, new Map(), PRESS_MS);
		return (await first) - cutAt;
	});
}

async function crowd({ port, stage }: Scene): Promise<Watched[]> {
	const order: CrowdOrder = {
		count: CLIENTS / PROCESSES,
		port,
		streamId: stage.streamId,
		cookie: stage.screenCookie
	};
	const parts = Array.from({ length: PROCESSES }, () =>
		fork(join(import.meta.dirname, '../crowd-clients.ts'), { stdio: ['ignore', 2, 2, 'ipc'] })
	);
	await Promise.all(
		parts.map(async (part) => {
			part.send(order);
			await once(part, 'message');
		})
	);
	return parts.flatMap(screensOf);
}

/** The screens of one process: asked for once, all together. */
function screensOf(part: ChildProcess): Watched[] {
	let asked: Promise<readonly (readonly Shown[])[]> | null = null;
	const ask = async (): Promise<readonly (readonly Shown[])[]> => {
		part.send({ asked: true });
		const [{ shown }] = (await once(part, 'message')) as [{ shown: readonly (readonly Shown[])[] }];
		return shown;
	};
	return Array.from({ length: CLIENTS / PROCESSES }, (_, i) => ({
		name: 'one of a thousand',
		shown: async () => (await (asked ??= ask()))[i] ?? [],
		close: async () => void part.kill()
	}));
}
