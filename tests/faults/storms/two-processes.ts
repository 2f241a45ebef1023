// Two processes on one stream behind a balancer, with a real Redis: Redis is killed and comes back empty; the owner of the stream is killed.
import { stageOn } from '../../bench/stage.ts';
import { startCluster, type Cluster } from '../../integration/support/cluster.ts';
import { openBalancer } from '../balancer.ts';
import { COMMANDS, pause, play, somewhere, type Scene, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

const REDIS_AWAY_MS = 5_000;

/** Plays on two processes; everybody connects through the balancer, by turns to the one and the other. */
async function onTwo(
	fault: string,
	options: SceneOptions,
	act: (scene: Scene, cluster: Cluster) => Promise<number>
): Promise<Verdict> {
	const cluster = await startCluster();
	const app = cluster.app(0);
	const open = async () => {
		const stage = await stageOn(app, cluster.recordDir);
		return { ...stage, app, recordDir: cluster.recordDir, close: () => cluster.stop().then(() => null) };
	};
	const line = () => openBalancer(() => cluster.apps.map(({ port }) => port));
	return play(fault, { ...options, open, line }, (scene) => act(scene, cluster));
}

/** The hand at the desk goes on pressing; what it presses at the process that does not own the stream waits for Redis or expires. */
export const redisKilled = (options: SceneOptions): Promise<Verdict> =>
	onTwo('redis-killed', options, async (scene, { redis }) => {
		let recovered = 0;
		const strike = async (): Promise<void> => {
			scene.broken();
			await redis.kill();
			setTimeout(() => {
				void redis.again().then(() => {
					scene.mended();
					const backAt = performance.now();
					void scene.presser.nextAcknowledgement().then((at) => (recovered = at - backAt));
				});
			}, REDIS_AWAY_MS);
		};
		await scene.press(COMMANDS, new Map([[somewhere(40, 80), strike]]), REDIS_AWAY_MS / 80);
		return recovered;
	});

/** The process that owns the stream goes without a word, and comes back later. Nothing is excused: the screens are wrong from that moment on. */
export const oneOfTwoKilled = (options: SceneOptions): Promise<Verdict> =>
	onTwo('one-of-two-killed', options, async (scene, cluster) => {
		let recovered = 0;
		const strike = async (): Promise<void> => {
			const brokenAt = performance.now();
			const acknowledged = scene.presser.nextAcknowledgement();
			scene.presser.press();
			scene.broken();
			await cluster.app(0).kill();
			scene.mended();
			recovered = (await acknowledged) - brokenAt;
		};
		const back = async (): Promise<void> => {
			await cluster.again(0);
			await pause(1_000);
		};
		const struck = somewhere(60, 100);
		await scene.press(
			COMMANDS,
			new Map([
				[struck, strike],
				[struck + 60, back]
			])
		);
		return recovered;
	});
