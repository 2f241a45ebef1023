// The screens' process of the soak: each reads every entry and notices when one is missing.
import { openScreen } from './screen.ts';

export interface SoakOrder {
	readonly screens: number;
	readonly port: number;
	readonly streamId: string;
	readonly cookie: string;
}

/** How many entries the screens have missed in all, and how many have not seen `newest`. */
export interface SoakSeen {
	readonly missed: number;
	readonly behind: number;
}

process.once('message', (order: SoakOrder) => void run(order));
process.on('disconnect', () => process.exit(0));

async function run({ screens, port, streamId, cookie }: SoakOrder): Promise<void> {
	const newest = new Array<number>(screens).fill(0);
	let missed = 0;
	for (let i = 0; i < screens; i++) {
		const entry = (seq: number): void => {
			const last = newest[i] ?? 0;
			if (last > 0) missed += Math.abs(seq - last - 1);
			newest[i] = seq;
		};
		await openScreen({ port, streamId, cookie, entry });
	}
	process.on('message', ({ head }: { head: number }) => {
		const behind = newest.filter((seq) => seq < head).length;
		process.send?.({ missed, behind } satisfies SoakSeen);
	});
	process.send?.({ ready: true });
}
