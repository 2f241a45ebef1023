// One cue, one write per screen: Socket.IO prepares a broadcast's websocket frame once, as head and body; joined, each socket
// gets it by one plain write instead of a gathered one. Measured in `bench -- cue`; without it everything works, a little dearer.
import type { Namespace } from 'socket.io';

interface Frames {
	wsPreEncodedFrame?: readonly Buffer[];
}

interface Encoding {
	_encode?(packet: unknown, options: Frames): unknown;
}

/** Works on the in-memory adapter of socket.io-adapter 2.5, whose `_encode` is private; another adapter is left as it is. */
export function writeOnce(namespace: Namespace): void {
	const adapter = namespace.adapter as unknown as Encoding;
	const encode = adapter._encode?.bind(adapter);
	if (!encode) return;
	adapter._encode = (packet, options) => {
		const encoded = encode(packet, options);
		const frame = options.wsPreEncodedFrame;
		if (frame && frame.length > 1) options.wsPreEncodedFrame = [Buffer.concat(frame)];
		return encoded;
	};
}
