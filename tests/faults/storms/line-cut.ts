// The line is dead for half a minute without saying so, and comes back.
import { openProxy } from '../proxy.ts';
import { COMMANDS, play, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

const CUT_MS = 30_000;

export async function lineCut(options: SceneOptions): Promise<Verdict> {
	let proxy: Awaited<ReturnType<typeof openProxy>> | null = null;
	const line = async (port: number) => (proxy = await openProxy(port));
	return play('connection-cut-30s', { ...options, line }, async (scene) => {
		let recovered = 0;
		const breakLine = async (): Promise<void> => {
			scene.broken();
			proxy?.cut();
			setTimeout(() => {
				proxy?.mend();
				scene.mended();
				const mendedAt = performance.now();
				void scene.presser.nextAcknowledgement().then((at) => (recovered = at - mendedAt));
			}, CUT_MS);
		};
		await scene.press(COMMANDS, new Map([[50, breakLine]]), (CUT_MS * 1.5) / (COMMANDS - 50));
		return recovered;
	});
}
