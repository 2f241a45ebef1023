// Types the whole app shares with the process that carries it: what SvelteKit hands to a request, and the live side's handle.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Membership } from '#lib/server/auth/memberships.ts';
import type { PostLink } from '#lib/server/auth/post-links.ts';
import type { Who } from '#lib/server/auth/who.ts';

declare global {
	namespace App {
		interface Locals {
			/** The person who is logged in. */
			who: Who | null;
			/** The team they work in now. */
			team: Membership | null;
			/** Set on a screen that was opened with a post's join link. */
			link: PostLink | null;
			/** PocketBase did not answer this request. */
			away: boolean;
		}
		interface Error {
			message: string;
			/** Names the fault in the log, so that a person can tell it to their owner. */
			id?: string;
		}
		interface Platform {
			req: IncomingMessage;
		}
	}

	/** A login the first start made, printed once the addresses are known. */
	interface FirstLogin {
		name: string;
		email: string;
		/** null when the person has chosen another one since */
		password: string | null;
		level: 'owner' | 'producer' | 'crew' | 'viewer';
	}

	/**
	 * Hand-off from the Kit bundle to the process that owns the http server (src/host/server.ts, or Vite while developing).
	 * hooks.server.ts publishes it: a second import of the live code would be a second, empty set of rooms.
	 */
	interface RealtimeHandle {
		/** true = the request was taken */
		handleRequest(req: IncomingMessage, res: ServerResponse): boolean;
		/** true = the socket was taken (or refused and closed) */
		handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
		/** Ends every room and socket; what the recorder holds is on disk afterwards. */
		close(): Promise<void>;
		/** Makes the owner and the demo when they are missing; answers every time with what to print. */
		firstRun(): Promise<{ logins: FirstLogin[]; setupUrlPath?: string }>;
		/** PocketBase went away (with the reason) or came back (null). */
		pocketbaseChanged?(down: string | null): void;
	}
	var __realtime: RealtimeHandle | undefined;
}

export {};
