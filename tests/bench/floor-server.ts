// The floor: a bare `ws` server that sends what one client says to all the others. No rooms, no rights, no disk.
import { WebSocket, WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
server.on('connection', (socket) => {
	socket.on('message', (data) => {
		const text = data.toString();
		for (const client of server.clients) if (client.readyState === WebSocket.OPEN) client.send(text);
	});
});
server.on('listening', () => {
	const address = server.address();
	process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});
process.on('disconnect', () => process.exit(0));
