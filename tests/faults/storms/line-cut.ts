// The line is dead for half a minute without saying so, and comes back: the old connections are reset, or the network has forgotten them and nobody is told.
import { openProxy } from '../proxy.ts';
import { COMMANDS, play, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

type Proxy = Awaited<ReturnType<typeof openProxy>>;

async function cut(
	fault: string,
	options: SceneOptions,
	cutMs: number,
	mend: (proxy: Proxy) => void
): Promise<Verdict> {
	let proxy: Proxy | null = null;
	const line = async (port: number) => (proxy = await openProxy(port));
	return play(fault, { ...options, line }, async (scene) => {
		let recovered = 0;
		const breakLine = async (): Promise<void> => {
			scene.broken();
			proxy?.cut();
			setTimeout(() => {
				if (proxy) mend(proxy);
				scene.mended();
				const mendedAt = performance.now();
				void scene.presser.nextAcknowledgement().then((at) => (recovered = at - mendedAt));
			}, cutMs);
		};
		await scene.press(COMMANDS, new Map([[50, breakLine]]), (cutMs * 1.5) / (COMMANDS - 50));
		return recovered;
	});
}

export const lineCuts = {
	'connection-cut-30s': (options: SceneOptions) => cut('connection-cut-30s', options, 30_000, (proxy) => proxy.mend()),
	// Shorter than the ping's patience: nothing but the client's own ear can notice.
	'connection-forgotten-12s': (options: SceneOptions) =>
		cut('connection-forgotten-12s', options, 12_000, (proxy) => proxy.mendSilently())
};
