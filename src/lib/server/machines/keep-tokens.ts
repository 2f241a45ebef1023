// Tokens as the team page keeps them: made (told once), listed, taken back.
import { POST_KINDS, type PostKind } from '#lib/domain/people/post.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { audit } from '#lib/server/auth/audit.ts';
import type { Membership } from '#lib/server/auth/memberships.ts';
import { hashOf, newSecret } from '#lib/server/auth/secret-hash.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { mayLink } from '#lib/server/team/rights.ts';
import { SCOPES, type Scope } from './scopes.ts';
import { machineScopes, machineSecret, type MachineTokens } from './tokens.ts';

export interface MachinePorts {
	readonly service: TypedPocketBase;
	readonly machines: MachineTokens;
}
export interface TokenWish {
	readonly name: string;
	readonly scopes: readonly string[];
	/** '' = every stream of the team */
	readonly streamId: string;
	/** '' = no post in particular */
	readonly post: string;
	/** how long it works, 1 … 365; null = until it is taken back */
	readonly days: number | null;
}
/** A token as the page lists it: never its secret. */
export interface TokenLine {
	readonly id: string;
	readonly name: string;
	readonly scopes: readonly Scope[];
	readonly streamId: string | null;
	readonly post: PostKind | null;
	readonly expires: Instant | null;
	readonly lastUsed: Instant | null;
}
/** A team with more open tokens than this has lost sight of them. */
const MOST = 100;

/** Makes a token; the secret is told this once. */
export async function makeToken(
	{ service }: MachinePorts,
	by: Membership,
	wish: TokenWish,
	now: Instant = Date.now()
): Promise<{ readonly id: string; readonly secret: string } | 'not-allowed' | 'bad-wish'> {
	if (!mayLink(by.level)) return 'not-allowed';
	const name = wish.name.trim();
	const scopes = SCOPES.filter((scope) => wish.scopes.includes(scope));
	const post = POST_KINDS.find((one) => one === wish.post) ?? null;
	const { days, streamId } = wish;
	if (name === '' || name.length > 80 || scopes.length === 0 || scopes.length < wish.scopes.length) return 'bad-wish';
	if ((wish.post !== '' && !post) || !(days === null || (Number.isInteger(days) && days >= 1 && days <= 365)))
		return 'bad-wish';
	if (streamId !== '' && !(await ofTeam(service, streamId, by.teamId))) return 'bad-wish';
	if ((await openTokens({ service }, by.teamId, now)).length >= MOST) return 'bad-wish';
	const secret = machineSecret(newSecret());
	const { id } = await service.collection('tokens').create({
		...{ team: by.teamId, name, scopes, token_hash: hashOf(secret), revoked: false },
		...{ expires: days === null ? null : now + days * DAY, stream: streamId, post: post ?? '' },
		...{ last_used: null, created_by: by.userId }
	});
	const detail = { token: id, name, scopes: scopes.join(' ') };
	audit(service, { team: by.teamId, stream: streamId, by: by.userId, what: 'machine-token-made', detail });
	return { id, secret };
}

/** The team's tokens that still open something, the newest first. */
export async function openTokens(
	{ service }: Pick<MachinePorts, 'service'>,
	teamId: string,
	now: Instant = Date.now()
): Promise<TokenLine[]> {
	const found = await service.collection('tokens').getFullList({
		filter: service.filter('team = {:teamId} && revoked = false', { teamId }),
		sort: '-created'
	});
	return found.flatMap(({ id, name, scopes: kept, stream, post, expires, last_used: lastUsed }) => {
		const scopes = machineScopes(kept);
		if (scopes.length === 0 || (expires !== null && expires <= now)) return [];
		const kind = POST_KINDS.find((one) => one === post) ?? null;
		return { id, name, scopes, streamId: stream || null, post: kind, expires, lastUsed };
	});
}

/** Takes a token back; a machine that came with it is cut off at once. */
export async function revokeToken(
	{ service, machines }: MachinePorts,
	by: Membership,
	id: string
): Promise<'not-allowed' | 'unknown' | null> {
	if (!mayLink(by.level)) return 'not-allowed';
	const token = (await openTokens({ service }, by.teamId)).find((one) => one.id === id);
	if (!token) return 'unknown';
	await service.collection('tokens').update(id, { revoked: true });
	machines.changed(id);
	audit(service, { team: by.teamId, by: by.userId, what: 'machine-token-revoked', detail: { token: id } });
	return null;
}

async function ofTeam(service: TypedPocketBase, id: string, team: string): Promise<boolean> {
	const { items } = await service.collection('streams').getList(1, 1, {
		filter: service.filter('id = {:id} && team = {:team}', { id, team }),
		skipTotal: true
	});
	return items.length > 0;
}
