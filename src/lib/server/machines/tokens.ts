// The tokens machines come with: found by their secret, remembered while in use, and when each was last heard of.
import type { StreamId, TeamId } from '#lib/domain/id.ts';
import { POST_KINDS, type PostKind } from '#lib/domain/people/post.ts';
import { KnownSecrets } from '#lib/server/auth/known-secrets.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { SCOPES, type Scope } from './scopes.ts';

/** A machine behind a request. */
export interface Machine {
	readonly id: string;
	readonly teamId: TeamId;
	readonly name: string;
	readonly scopes: readonly Scope[];
	/** null = every stream of the team */
	readonly streamId: StreamId | null;
	/** null = no post in particular: what a producer may do, within its scopes */
	readonly post: PostKind | null;
	/** epoch ms; null = until it is taken back */
	readonly expires: number | null;
}

/** Secrets begin with this, so that a leaked one is recognised for what it is. */
const PREFIX = 'cj_';
/** "Last used" is written at most this often: a poll every second is not a write every second. */
const USED_EVERY_MS = 60_000;

export class MachineTokens extends KnownSecrets<Machine> {
	readonly #client: TypedPocketBase;
	readonly #used = new Map<string, number>();

	constructor(client: TypedPocketBase) {
		super((hash) => readMachine(client, hash));
		this.#client = client;
	}

	/** The machine with this secret; null = no machine's, ended, or taken back. */
	override async find(secret: string): Promise<Machine | null> {
		return /^cj_[\w-]{32}$/u.test(secret) ? super.find(secret) : null;
	}

	/** It has asked for something now. Not waited for: a database that is away stops no show. */
	heard({ id }: Machine, now: number, fault: (error: unknown) => void): void {
		if (now - (this.#used.get(id) ?? -Infinity) < USED_EVERY_MS) return;
		this.#used.set(id, now);
		this.#client.collection('tokens').update(id, { last_used: now }).catch(fault);
	}
}

/** The secret of a new token. */
export const machineSecret = (random: string): string => PREFIX + random;

/** The scopes of a token's record that are a machine's; none for a calendar's. */
export const machineScopes = (kept: unknown): readonly Scope[] =>
	Array.isArray(kept) ? SCOPES.filter((scope) => kept.includes(scope)) : [];

async function readMachine(client: TypedPocketBase, hash: string): Promise<Machine | null> {
	const { items } = await client.collection('tokens').getList(1, 1, {
		filter: client.filter('token_hash = {:hash} && revoked = false', { hash }),
		skipTotal: true
	});
	const [record] = items;
	const scopes = machineScopes(record?.scopes);
	if (!record || scopes.length === 0) return null;
	const { id, team: teamId, name, stream, post, expires } = record;
	const kind = POST_KINDS.find((one) => one === post) ?? null;
	return { id, teamId, name, scopes, streamId: stream || null, post: kind, expires };
}
