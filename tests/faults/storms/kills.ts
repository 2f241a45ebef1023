// SIGKILL at three moments of the 200 commands: the app, PocketBase, both.
import { pocketbasePid } from '../pocketbase-pid.ts';
import { COMMANDS, play, somewhere, type Scene, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

type Kill = (scene: Scene) => Promise<void>;

async function killing(fault: string, options: SceneOptions, kill: Kill): Promise<Verdict> {
	return play(fault, options, async (scene) => {
		const recoveries: number[] = [];
		const strike = async (): Promise<void> => {
			const brokenAt = performance.now();
			const acknowledged = scene.presser.nextAcknowledgement();
			scene.presser.press();
			await kill(scene);
			recoveries.push((await acknowledged) - brokenAt);
		};
		const moments = [somewhere(20, 60), somewhere(80, 120), somewhere(140, 180)];
		await scene.press(COMMANDS, new Map(moments.map((i) => [i, strike])));
		return Math.max(...recoveries);
	});
}

const killApp: Kill = async (scene) => {
	scene.broken();
	await scene.app.kill();
	await scene.startAgain();
	scene.mended();
};

// The store's absence is no excuse for a screen: nothing is marked as broken.
const killPocketBase: Kill = async ({ app }) => void process.kill(await pocketbasePid(app.pid), 'SIGKILL');

const killBoth: Kill = async (scene) => {
	await killPocketBase(scene);
	await killApp(scene);
};

export const kills = {
	'kill-app': (options: SceneOptions) => killing('kill-app', options, killApp),
	'kill-pocketbase': (options: SceneOptions) => killing('kill-pocketbase', options, killPocketBase),
	'kill-both': (options: SceneOptions) => killing('kill-both', options, killBoth)
};
