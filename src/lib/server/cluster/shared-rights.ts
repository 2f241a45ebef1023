// A level, a link, a token or a login that was taken back here is taken back at the other processes too, at once.
import type { KnownSecrets } from '#lib/server/auth/known-secrets.ts';
import type { Logins } from '#lib/server/auth/logins.ts';
import type { Memberships } from '#lib/server/auth/memberships.ts';
import type { Peers } from './peers.ts';

interface Rights {
	readonly memberships: Memberships;
	readonly logins: Logins;
	/** Everything that opens a door by a secret: screens' links, machines' tokens. */
	readonly secrets: readonly KnownSecrets<{ readonly id: string; readonly expires: number | null }>[];
}

/** Tells and hears changes. Answers what to call when Redis is back: what was missed meanwhile is read again from PocketBase. */
export function shareRights(peers: Peers, rights: Rights, fault: (error: unknown) => void): () => void {
	const { memberships, logins, secrets } = rights;
	memberships.onOwnChange((userId, teamId) => peers.tell('membership', { userId, teamId }));
	logins.onOwnChange((change) => peers.tell('login', change));
	for (const known of secrets) known.onOwnChange((id) => peers.tell('secret', id));

	peers.on('membership', ({ userId, teamId }: { userId: string; teamId: string }) => {
		memberships.readAgain(userId, teamId).catch(fault);
	});
	peers.on('login', (change: Parameters<Parameters<Logins['onOwnChange']>[0]>[0]) => logins.heard(change));
	peers.on('secret', (id: string) => {
		for (const known of secrets) known.forget(id);
	});
	return () => {
		memberships.readAllAgain().catch(fault);
		for (const known of secrets) known.readAllAgain().catch(fault);
	};
}
