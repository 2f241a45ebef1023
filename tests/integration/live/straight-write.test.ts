// A broadcast may take the short way to a line only when nothing is before it: order and completeness hold on a line that stalls.
import { Server as Engine } from 'engine.io';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { writeOnce, writeStraight } from '#lib/server/live/one-write.ts';

const NEWS = 600;
/** Enough that a stalled line's buffers of the system are full long before the end. */
const TEXT = '直播间'.repeat(2_000);

it('broadcasts and own messages arrive once and in order, also behind a stall', async () => {
	const engine = new Engine();
	const io = new Server({ serveClient: false });
	io.bind(engine);
	writeOnce(io.of('/'));
	let short = 0;
	engine.on('connection', (connection: { write: (...args: unknown[]) => unknown }) => {
		const usual = connection.write;
		let went = false;
		connection.write = function (...args) {
			went = true;
			return usual.apply(this, args);
		};
		writeStraight(connection);
		const straight = connection.write;
		connection.write = function (...args) {
			went = false;
			const result = straight.apply(this, args);
			if (!went) short += 1;
			return result;
		};
	});
	const http = createServer((request, response) => engine.handleRequest(request as never, response));
	http.on('upgrade', (request, socket, head) => engine.handleUpgrade(request as never, socket as never, head));
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	try {
		const { port } = http.address() as AddressInfo;
		const line = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`);
		const heard: number[] = [];
		let all: () => void = () => undefined;
		const done = new Promise<void>((go) => (all = go));
		line.on('message', (data: Buffer) => {
			const text = data.toString();
			if (text === '2') line.send('3');
			else if (text.startsWith('0')) line.send('40');
			else if (text.startsWith('42')) {
				heard.push((JSON.parse(text.slice(2)) as [string, number])[1]);
				if (heard.length === NEWS) all();
			}
		});
		const [socket] = (await once(io, 'connection')) as [import('socket.io').Socket];
		await socket.join('show');
		const tell = (number: number): void => {
			if (number % 5 === 0) socket.emit('own', number, TEXT);
			else io.to('show').emit('news', number, TEXT);
		};
		for (let n = 1; n <= 100; n++) {
			tell(n);
			await new Promise((go) => setImmediate(go));
		}
		const easy = short;
		line.pause();
		for (let n = 101; n <= NEWS; n++) tell(n);
		const stalled = short - easy;
		line.resume();
		await done;
		expect(heard).toEqual(Array.from({ length: NEWS }, (_, i) => i + 1));
		expect(easy).toBeGreaterThan(0);
		expect(stalled).toBeLessThan(NEWS - 100);
		line.terminate();
	} finally {
		await io.close();
		engine.close();
		http.close();
	}
});
