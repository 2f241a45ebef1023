// A line between a screen and the server that can be slow and thin, or go dead without saying so, as a phone's does in a lift.
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** How a slow line is: `oneWayMs` each way, `bytesPerSecond` in each direction for all connections together. */
export interface SlowLine {
	readonly oneWayMs: number;
	readonly bytesPerSecond: number;
}

/** One direction of the line: what goes in comes out in order, later. */
class Direction {
	readonly #slow: SlowLine;
	readonly #onTheWay: { readonly due: number; readonly arrive: () => void }[] = [];
	#freeAt = 0;

	constructor(slow: SlowLine) {
		this.#slow = slow;
	}

	carry(bytes: number, arrive: () => void): void {
		this.#freeAt = Math.max(performance.now(), this.#freeAt) + (bytes / this.#slow.bytesPerSecond) * 1_000;
		const due = this.#freeAt + this.#slow.oneWayMs;
		this.#onTheWay.push({ due, arrive });
		setTimeout(() => this.#deliver(), due - performance.now());
	}

	#deliver(): void {
		// A timer may fire a hair early; the next one takes along what it left.
		while ((this.#onTheWay[0]?.due ?? Infinity) <= performance.now() + 1) this.#onTheWay.shift()?.arrive();
	}
}

/** Forwards to `port`; while dark, nothing passes in either direction and nobody is told. Without `slow` as fast as it goes. */
export async function openProxy(port: number, slow?: SlowLine) {
	const pairs = new Set<readonly [Socket, Socket]>();
	const [up, down] = slow ? [new Direction(slow), new Direction(slow)] : [null, null];
	/** Lines that stay dead for good. */
	const forgotten = new Set<readonly [Socket, Socket]>();
	let dark = false;
	const server = createServer((near) => {
		const far = connect(port, '127.0.0.1');
		const pair = [near, far] as const;
		pairs.add(pair);
		const forward = (from: Socket, to: Socket, direction: Direction | null): void => {
			const pass = (bytes: number, act: () => void): void => (direction ? direction.carry(bytes, act) : act());
			from.on('data', (data) => dark || forgotten.has(pair) || pass(data.length, () => to.write(data)));
			from.on('close', () => {
				pairs.delete(pair);
				// A line that is dead does not bring the news of its end either.
				if (!dark && !forgotten.has(pair)) pass(0, () => to.destroy());
			});
			from.on('error', () => from.destroy());
		};
		forward(near, far, up);
		forward(far, near, down);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		cut(): void {
			dark = true;
		},
		/** The line is back; what hung on the old one is reset. */
		mend(): void {
			dark = false;
			for (const pair of pairs) for (const socket of pair) socket.destroy();
			pairs.clear();
		},
		/** The line is back for new connections; the network has forgotten the old ones and tells nobody. */
		mendSilently(): void {
			dark = false;
			for (const pair of pairs) forgotten.add(pair);
		},
		close(): void {
			for (const pair of pairs) for (const socket of pair) socket.destroy();
			server.close();
		}
	};
}
