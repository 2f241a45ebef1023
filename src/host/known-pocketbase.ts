// A PocketBase that runs by itself (CHANGJI_POCKETBASE_URL): looked for at the start, never started or stopped by this process.
import { setTimeout as wait } from 'node:timers/promises';
import PocketBase, { ClientResponseError } from 'pocketbase';
import { PlainFault } from './plain-fault.ts';

const PATIENCE_MS = 30_000;

/** Waits until it answers and knows our account. @throws PlainFault with what to do */
export async function knownPocketBase(
	url: string,
	superuser: { email: string; password: string }
): Promise<{ url: string; pid: null; stop(): Promise<void> }> {
	const client = new PocketBase(url);
	for (const until = Date.now() + PATIENCE_MS; ; await wait(200)) {
		try {
			await client.collection('_superusers').authWithPassword(superuser.email, superuser.password);
			return { url, pid: null, stop: async () => undefined };
		} catch (fault) {
			const refused = fault instanceof ClientResponseError && fault.status >= 400 && fault.status < 429;
			if (refused)
				throw new PlainFault(
					`the PocketBase at ${url} does not know this server: CHANGJI_SECRETS must name the secrets.json of the folder it runs on.`,
					{ cause: fault }
				);
			if (Date.now() > until)
				throw new PlainFault(`no PocketBase answers at ${url} (CHANGJI_POCKETBASE_URL). Start it: npm run pocketbase`, {
					cause: fault
				});
		}
	}
}
