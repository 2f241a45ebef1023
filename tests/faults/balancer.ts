// A balancer as small as it can be: each new connection goes to the next process that takes it, and a dead process's connections end with it.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Listens on a port of its own; `ports` are asked in turn. */
export async function openBalancer(ports: () => readonly number[]) {
	const open = new Set<Socket>();
	let turn = 0;
	const server = createServer((near) => {
		const all = ports();
		const first = turn++;
		open.add(near);
		near.on('close', () => open.delete(near));
		near.on('error', () => near.destroy());
		near.pause();
		const attempt = (tried: number): void => {
			if (tried === all.length) return void near.destroy();
			const far = connect(all[(first + tried) % all.length] ?? 0, '127.0.0.1');
			const next = (): void => attempt(tried + 1);
			far.once('error', next);
			far.once('connect', () => {
				far.off('error', next);
				far.on('error', () => far.destroy());
				far.on('close', () => near.destroy());
				near.on('close', () => far.destroy());
				near.pipe(far).pipe(near);
			});
		};
		attempt(0);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		close(): void {
			for (const socket of open) socket.destroy();
			server.close();
		}
	};
}
