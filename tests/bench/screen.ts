// A screen as light as it can be: a raw websocket that speaks just enough Socket.IO to join a stream and read its entries.
import { WebSocket } from 'ws';

export interface Screen {
	/** The newest entry packet, as it came over the wire. */
	packet(): string;
	send(event: string, ...args: readonly unknown[]): void;
	close(): void;
}

export interface ScreenOptions {
	readonly port: number;
	readonly cookie: string;
	readonly streamId: string;
	/** The screen has this entry now: parsed, in sequence. */
	entry(seq: number): void;
}

interface FromRoom {
	readonly type: string;
	readonly welcome?: { readonly seq: number };
	readonly broadcast?: { readonly entry: { readonly seq: number } };
	readonly answer?: { readonly ok: boolean };
}

/** Connects, joins, and resolves once the welcome has arrived. */
export function openScreen({ port, cookie, streamId, entry }: ScreenOptions): Promise<Screen> {
	return new Promise((opened, fail) => {
		const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
			headers: { cookie },
			perMessageDeflate: false
		});
		const send = (event: string, ...args: readonly unknown[]): void =>
			socket.send(`42${JSON.stringify([event, ...args])}`);
		let packet = '';
		const screen: Screen = { packet: () => packet, send, close: () => socket.close() };
		const heard = (text: string): void => {
			const [event, message] = JSON.parse(text.slice(2)) as [string, FromRoom];
			if (event === 'closed') fail(new Error('the stream is closed to this screen'));
			if (event !== 'from-room') return;
			if (message.welcome) opened(screen);
			if (!message.broadcast) return;
			packet = text;
			entry(message.broadcast.entry.seq);
		};
		socket.on('error', fail);
		socket.on('message', (data: Buffer) => {
			const text = data.toString();
			if (text === '2') socket.send('3');
			else if (text.startsWith('0')) socket.send('40');
			else if (text.startsWith('40')) {
				send('join', { protocol: 1, streamId, watch: false });
				send('to-room', { type: 'hello', hello: { ask: 1, epoch: null, seq: 0, pending: [] } });
			} else if (text.startsWith('44')) fail(new Error(text));
			else if (text.startsWith('42')) heard(text);
		});
	});
}
