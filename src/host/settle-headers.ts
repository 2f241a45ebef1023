// Decides once, at the door, where a request came from and by which address: everything behind it may believe these headers.
import type { IncomingMessage } from 'node:http';

/** Set by us on every request, whatever the client sent: `http` or `https`. adapter-node reads it. */
export const protocolHeader = 'x-changji-proto';
/** Set by us on every request: the address of the person's machine. */
export const addressHeader = 'x-changji-address';

/** What the settings say of the way in. */
interface Door {
	trustProxy: boolean;
	origin: string | null;
}

/**
 * Settles protocol, host and client address. With a trusted proxy in front its x-forwarded-* count; the last entry
 * of x-forwarded-for is the one the proxy itself added. Without one they are removed, so that nobody can be fooled by them.
 * A request to the host of the public address (CHANGJI_ORIGIN) came by that address's protocol.
 */
export function settleHeaders(req: IncomingMessage, { trustProxy, origin }: Door): void {
	const { headers } = req;
	const known = origin ? new URL(origin) : null;
	const last = (name: string) =>
		(trustProxy
			? String(headers[name] ?? '')
					.split(',')
					.at(-1)
					?.trim()
			: '') || null;
	const proto = last('x-forwarded-proto');
	const host = last('x-forwarded-host');
	const address = last('x-forwarded-for');
	headers[addressHeader] = address ?? (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
	if (host) headers.host = host;
	const viaOrigin = known?.protocol === 'https:' && known.host === headers.host;
	headers[protocolHeader] = proto === 'https' || (proto === null && viaOrigin) ? 'https' : 'http';
	for (const name of ['x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-for', 'x-forwarded-port', 'forwarded'])
		delete headers[name];
}
