// The studio trips its breaker: what was not flushed is gone, and everything starts again.
import { openDisk } from '../breaker.ts';
import { pocketbasePid } from '../pocketbase-pid.ts';
import { COMMANDS, play, somewhere, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

export async function powerCut(options: SceneOptions): Promise<Verdict> {
	const disk = openDisk();
	try {
		return await play('power-cut', { ...options, dataDir: disk.dataDir }, async (scene) => {
			let recovered = 0;
			const strike = async (): Promise<void> => {
				scene.presser.press();
				const pocketbase = await pocketbasePid(scene.app.pid);
				for (const pid of [scene.app.pid, pocketbase]) process.kill(pid, 'SIGSTOP');
				const brokenAt = performance.now();
				scene.broken();
				disk.cut();
				await scene.app.kill();
				process.kill(pocketbase, 'SIGKILL');
				disk.restore();
				const first = scene.presser.nextAcknowledgement();
				await scene.startAgain();
				scene.mended();
				recovered = (await first) - brokenAt;
			};
			await scene.press(COMMANDS, new Map([[somewhere(60, 140), strike]]));
			return recovered;
		});
	} finally {
		disk.close();
	}
}
