// How processes hear each other: as a broadcast to a room that no screen is in, over Socket.IO's adapter and so over Redis Streams, in order.
import type { Server } from 'socket.io';

/** Every message reaches every other process, in the order it was sent; while Redis is away messages are lost. */
export interface PeerWire {
	send(message: unknown): void;
	listen(hear: (message: unknown) => void): void;
}

const ROOM = 'between-processes';

interface Packet {
	readonly data: readonly [string, unknown];
}
interface Incoming {
	readonly uid: string;
	readonly data?: { readonly packet?: Packet; readonly opts?: { readonly rooms: readonly string[] } };
}
/** What Socket.IO's adapters between processes have in common (ClusterAdapter of socket.io-adapter 2.5). */
interface Listening {
	readonly uid: string;
	onMessage(message: Incoming, offset?: string): void;
}

export function peerWire(io: Server): PeerWire {
	return {
		send: (message) => void io.to(ROOM).emit(ROOM, message),
		listen(hear) {
			const adapter = io.of('/').adapter as unknown as Listening;
			const pass = adapter.onMessage.bind(adapter);
			adapter.onMessage = (message, offset) => {
				if (message.data?.opts?.rooms[0] !== ROOM) return pass(message, offset);
				const own = message.uid === adapter.uid;
				if (!own && message.data.packet) hear(message.data.packet.data[1]);
			};
		}
	};
}
