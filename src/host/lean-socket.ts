// The browser's socket without WebTransport: the server does not speak it, and its code would stand on every tablet.
import type { Plugin } from 'vite';

const WEB_TRANSPORT = /engine\.io-client\/build\/esm\/transports\/webtransport\.js$/;

export function leanSocket(): Plugin {
	return {
		name: 'changji:lean-socket',
		// The transport is looked up by its name only when a page asks for it, and ours asks for the other two.
		load: (id) => (WEB_TRANSPORT.test(id) ? 'export const WT = undefined;' : null)
	};
}
