// Everybody on a bad hotspot for half a minute: late by 300 ms ± 200 ms each way, connections cut, messages repeated. Then the line is well.
import { BAD_HOTSPOT, openRoughLine } from '../rough-line.ts';
import { COMMANDS, play, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

const PRESS_MS = 150;

export async function slowLine(options: SceneOptions): Promise<Verdict> {
	let rough: Awaited<ReturnType<typeof openRoughLine>> | null = null;
	const line = async (port: number) => (rough = await openRoughLine(port));
	return play('slow-jittery-line', { ...options, line }, async (scene) => {
		scene.broken();
		rough?.set(BAD_HOTSPOT);
		await scene.press(COMMANDS, new Map(), PRESS_MS);
		rough?.set(null);
		scene.mended();
		const mendedAt = performance.now();
		const first = scene.presser.nextAcknowledgement();
		await scene.press(20);
		console.error(`  ${String(rough?.cuts)} connections cut`);
		return (await first) - mendedAt;
	});
}
