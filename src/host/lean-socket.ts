// The browser's socket with the one transport it uses. The library tries the others only when it is told to, and their code would stand on every tablet.
import type { Plugin } from 'vite';

const TRANSPORTS = /engine\.io-client\/build\/esm\/transports\/(index|polling-xhr)\.js$/;
const WEB_SOCKET_ONLY = "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };\n";

export function leanSocket(): Plugin {
	return {
		name: 'changji:lean-socket',
		transform(code, id) {
			const part = TRANSPORTS.exec(id)?.[1];
			if (part === 'index') return { code: WEB_SOCKET_ONLY, map: null };
			// It tries out a request when it is loaded: nobody needs to know the outcome.
			return part ? { code, map: null, moduleSideEffects: false } : null;
		}
	};
}
