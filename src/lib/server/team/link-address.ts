// The address that goes into a link or QR: one that a phone in the room can reach.
import { networkInterfaces } from 'node:os';

/** `origin` from the settings wins; somebody at the server itself gets its address in the room instead of "localhost". */
export function linkOrigin(url: URL, origin: string | null): string {
	if (origin) return origin;
	if (!['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return url.origin;
	const lan = Object.values(networkInterfaces())
		.flatMap((all) => all ?? [])
		.find(({ internal, family }) => !internal && family === 'IPv4');
	if (!lan) return url.origin;
	return `${url.protocol}//${lan.address}${url.port ? `:${url.port}` : ''}`;
}
