// The clients' process of the join bench: all connect at once, without waiting for each other.
import { percentile } from './figures.ts';
import { openScreen } from './screen.ts';

export interface JoinOrder {
	readonly clients: number;
	readonly ports: readonly number[];
	readonly streamId: string;
	readonly screenCookie: string;
}

/** From the first attempt: until the last screen had the stream, and until half of them had it. */
export interface Joined {
	readonly allMs: number;
	readonly p50Ms: number;
}

process.once('message', (order: JoinOrder) => void run(order));
process.on('disconnect', () => process.exit(0));

async function run({ clients, ports, streamId, screenCookie }: JoinOrder): Promise<void> {
	const entry = (): void => undefined;
	const open = (at: number) =>
		openScreen({ port: ports[at % ports.length] ?? 0, streamId, cookie: screenCookie, entry });
	// Code and name are warm in a house that was at work before the power went.
	await Promise.all(ports.map((_, at) => open(at)));
	const from = performance.now();
	const took = await Promise.all(
		Array.from({ length: clients }, async (_, at) => {
			await open(at);
			return performance.now() - from;
		})
	);
	process.send?.({ allMs: Math.max(...took), p50Ms: percentile(took, 0.5) } satisfies Joined);
}
