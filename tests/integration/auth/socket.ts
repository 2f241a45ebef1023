// A screen's socket with a visitor's cookies.
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL } from '../../../src/lib/sync/protocol.ts';
import type { Visitor } from './visitor.ts';

/** Connects once; @throws Error with the server's reason */
export async function connect(url: string, visitor: Visitor): Promise<Socket> {
	const extraHeaders = { cookie: visitor.cookieHeader };
	const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders });
	await new Promise<void>((done, failed) => socket.once('connect', done).once('connect_error', failed));
	return socket;
}

export const join = (socket: Socket, streamId: string): Promise<unknown> =>
	socket.emitWithAck('join', { protocol: PROTOCOL, streamId, watch: false });

/** How long after `act` began the server closed the socket. */
export async function msUntilCut(socket: Socket, act: () => Promise<unknown>): Promise<number> {
	const cut = new Promise<void>((done) => socket.once('disconnect', () => done()));
	const from = performance.now();
	await Promise.all([act(), cut]);
	return performance.now() - from;
}
