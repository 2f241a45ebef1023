// The process of a crowd: hundreds of replicas on real sockets, each of which notes what its screen would show.
import { openReplicaScreen, type Watched } from './audience.ts';

export interface CrowdOrder {
	readonly count: number;
	readonly port: number;
	readonly streamId: string;
	readonly cookie: string;
}

/** As many at once while they open; afterwards they are all there. */
const AT_ONCE = 50;

process.once('message', (order: CrowdOrder) => void run(order));
process.on('disconnect', () => process.exit(0));

async function run({ count, ...seat }: CrowdOrder): Promise<void> {
	const screens: Watched[] = [];
	while (screens.length < count) {
		const group = Array.from({ length: Math.min(AT_ONCE, count - screens.length) }, () =>
			openReplicaScreen(seat, { sampled: false })
		);
		screens.push(...(await Promise.all(group)));
	}
	process.on('message', () => {
		void Promise.all(screens.map((screen) => screen.shown())).then((shown) => process.send?.({ shown }));
	});
	process.send?.({ ready: true });
}
