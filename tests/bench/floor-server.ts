// The floor: a bare `ws` server that sends what one client says to all the others at the same address. No rooms, no rights, no disk.
import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
const groups = new Map<string, Set<WebSocket>>();
server.on('connection', (socket, { url = '/' }) => {
	const group = groups.get(url) ?? new Set();
	groups.set(url, group.add(socket));
	socket.on('close', () => group.delete(socket));
	socket.on('message', (data) => {
		const text = data.toString();
		for (const client of group) if (client.readyState === WebSocket.OPEN) client.send(text);
	});
});
server.on('listening', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('disconnect', () => process.exit(0));
