// PocketBase stands still for a minute, and neither answers nor ends.
import { pocketbasePid } from '../pocketbase-pid.ts';
import { pause, play, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

const STOPPED_MS = 60_000;
const PRESS_MS = 300;

/** The screens must be right all the while: the show does not wait for the store. */
export async function storeStopped(options: SceneOptions): Promise<Verdict> {
	return play('pocketbase-stopped-60s', options, async (scene) => {
		const brokenAt = performance.now();
		const pocketbase = await pocketbasePid(scene.app.pid);
		process.kill(pocketbase, 'SIGSTOP');
		const first = scene.presser.nextAcknowledgement();
		const until = Date.now() + STOPPED_MS;
		await scene.press(Math.floor(STOPPED_MS / PRESS_MS), new Map(), PRESS_MS);
		await pause(Math.max(0, until - Date.now()));
		process.kill(pocketbase, 'SIGCONT');
		const recovered = (await first) - brokenAt;
		await scene.press(20);
		return recovered;
	});
}
