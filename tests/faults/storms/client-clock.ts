// Devices whose clocks are five minutes ahead and behind, and one whose clock is set again and again while the show runs.
import { openPage, openReplicaScreen, type Watched } from '../audience.ts';
import { setClock, shiftClock } from '../device-clock.ts';
import { COMMANDS, play, type Scene, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

const OFF_MS = 5 * 60_000;
/** Where the clock goes, in ms from the true one; it stays at the last. */
const JUMPS = [OFF_MS, -OFF_MS, 0, 40_000, -1_500, OFF_MS, OFF_MS + 700, -200_000];
const PRESS_MS = 60;

/** Each jump is over as soon as it has happened: from then on the screen must be right. */
export async function clientClock(options: SceneOptions): Promise<Verdict> {
	let setTo: (ms: number) => Promise<void> = async () => undefined;
	const also = async ({ browser, port, stage }: Scene): Promise<Watched[]> => {
		const page = { browser, port, streamId: stage.streamId, cookie: stage.directorCookie };
		const jumping = await openPage({ ...page, screen: 'director', prepare: (context) => shiftClock(context, 0) });
		let shift = 0;
		setTo = async (ms) => {
			shift = ms;
			await setClock(jumping.page, ms);
		};
		const replica = { port, streamId: stage.streamId, cookie: stage.screenCookie };
		return [
			jumping,
			await openPage({ ...page, screen: 'cohost', prepare: (context) => shiftClock(context, OFF_MS) }),
			await openPage({ ...page, screen: 'operator', prepare: (context) => shiftClock(context, -OFF_MS) }),
			await openReplicaScreen({ ...replica, clock: () => Date.now() + OFF_MS }),
			await openReplicaScreen({ ...replica, clock: () => Date.now() - OFF_MS }),
			await openReplicaScreen({ ...replica, clock: () => Date.now() + shift })
		];
	};
	return play('client-clock', { ...options, also }, async (scene) => {
		let slowest = 0;
		const jump = (ms: number) => async (): Promise<void> => {
			const brokenAt = performance.now();
			await setTo(ms);
			void scene.presser.nextAcknowledgement().then((at) => (slowest = Math.max(slowest, at - brokenAt)));
		};
		const every = Math.floor(COMMANDS / JUMPS.length);
		await scene.press(COMMANDS, new Map(JUMPS.map((ms, i) => [i * every, jump(ms)])), PRESS_MS);
		return slowest;
	});
}
