// A real PocketBase of its own for a test: fresh, migrated, in a temporary folder; about a third of a second.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PocketBase from 'pocketbase';
import { startPocketBase } from '../../../src/host/pocketbase-process.ts';

export const superuser = { email: 'service@changji.internal', password: 'service-of-the-test' };

/** PocketBase on a fresh folder, with a client logged in as the service account. */
export async function freshPocketBase() {
	const dir = mkdtempSync(join(tmpdir(), 'changji-pb-'));
	const server = await startPocketBase({ dir, superuser });
	const client = new PocketBase(server.url);
	client.autoCancellation(false);
	await client.collection('_superusers').authWithPassword(superuser.email, superuser.password);
	return {
		url: server.url,
		dir,
		server,
		superuser: client,
		async stop() {
			await server.stop();
			rmSync(dir, { recursive: true, force: true });
		}
	};
}
