// A line between a screen and the server that can go dead without saying so, as a phone's does in a lift.
import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** Forwards to `port`; while dark, nothing passes in either direction and nobody is told. */
export async function openProxy(port: number) {
	const pairs = new Set<readonly [Socket, Socket]>();
	let dark = false;
	const server = createServer((near) => {
		const far = connect(port, '127.0.0.1');
		const pair = [near, far] as const;
		pairs.add(pair);
		const forward = (from: Socket, to: Socket): void => {
			from.on('data', (data) => dark || to.write(data));
			from.on('close', () => {
				pairs.delete(pair);
				// A line that is dead does not bring the news of its end either.
				if (!dark) to.destroy();
			});
			from.on('error', () => from.destroy());
		};
		forward(near, far);
		forward(far, near);
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
		close(): void {
			for (const pair of pairs) for (const socket of pair) socket.destroy();
			server.close();
		}
	};
}
