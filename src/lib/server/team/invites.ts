// Invites: a link (and its QR) that lets one person into the team at one level, once, until it ends.
import { audit } from '#lib/server/auth/audit.ts';
import { inTurn } from '#lib/server/auth/in-turn.ts';
import type { Membership } from '#lib/server/auth/memberships.ts';
import { hashOf, newSecret } from '#lib/server/auth/secret-hash.ts';
import type { InvitesRecord, TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { LEVELS, type Level } from '#lib/domain/permission/level.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { invitable } from './rights.ts';
import type { TeamPorts } from './roster.ts';

export type InviteRefusal = 'unknown' | 'expired' | 'used' | 'member' | 'not-allowed';
export interface Invite {
	readonly id: string;
	readonly teamId: string;
	readonly teamName: string;
	readonly level: Level;
	readonly expires: Instant;
}

const LASTS = 7 * DAY;

/** Makes an invite; the secret is shown this once and never kept. */
export async function createInvite(
	{ service }: TeamPorts,
	by: Membership,
	level: string,
	now: Instant = Date.now()
): Promise<{ readonly id: string; readonly secret: string; readonly expires: Instant } | 'not-allowed'> {
	const known = LEVELS.find((one) => one === level);
	if (!known || !invitable(by.level).includes(known)) return 'not-allowed';
	const secret = newSecret();
	const expires = now + LASTS;
	const { id } = await service.collection('invites').create({
		team: by.teamId,
		level: known,
		token_hash: hashOf(secret),
		expires,
		created_by: by.userId
	});
	audit(service, { team: by.teamId, by: by.userId, what: 'invite-created', detail: { invite: id, level: known } });
	return { id, secret, expires };
}

/** Invites nobody has used yet, the newest first. */
export async function openInvites({ service }: TeamPorts, teamId: string, now: Instant = Date.now()) {
	const { items } = await service.collection('invites').getList(1, 100, {
		filter: service.filter('team = {:teamId} && used_by = "" && expires > {:now}', { teamId, now }),
		sort: '-created',
		skipTotal: true
	});
	return items.map(({ id, level, expires }) => ({ id, level, expires }));
}

/** Takes an invite back: its link no longer opens anything. */
export async function revokeInvite({ service }: TeamPorts, by: Membership, id: string): Promise<InviteRefusal | null> {
	if (invitable(by.level).length === 0) return 'not-allowed';
	const record = await one(service, service.filter('id = {:id} && team = {:team}', { id, team: by.teamId }));
	if (!record) return 'unknown';
	if (!invitable(by.level).includes(record.level)) return 'not-allowed';
	await service.collection('invites').delete(record.id);
	audit(service, { team: by.teamId, by: by.userId, what: 'invite-revoked', detail: { invite: record.id } });
	return null;
}

/** What a link offers, or why it does not. */
export async function findInvite(
	{ service }: TeamPorts,
	secret: string,
	now: Instant = Date.now()
): Promise<Invite | InviteRefusal> {
	const record = await one(service, service.filter('token_hash = {:hash}', { hash: hashOf(secret) }));
	if (!record) return 'unknown';
	if (record.used_by) return 'used';
	if (record.expires <= now) return 'expired';
	const team = await service.collection('teams').getOne(record.team);
	return { id: record.id, teamId: team.id, teamName: team.name, level: record.level, expires: record.expires };
}

/** Lets the person in and uses the invite up. */
export function acceptInvite(
	ports: TeamPorts,
	secret: string,
	userId: string,
	now: Instant = Date.now()
): Promise<Invite | InviteRefusal> {
	return inTurn(`invite ${hashOf(secret)}`, async () => {
		const invite = await findInvite(ports, secret, now);
		if (typeof invite === 'string') return invite;
		const { service, memberships } = ports;
		const { teamId, level } = invite;
		const there = await service.collection('members').getList(1, 1, {
			filter: service.filter('team = {:teamId} && user = {:userId}', { teamId, userId }),
			skipTotal: true
		});
		if (there.items.length > 0) return 'member';
		// Used up first: a failure in between costs an invite, not a second person in the team.
		await service.collection('invites').update(invite.id, { used_by: userId });
		await service.collection('members').create({ team: teamId, user: userId, level });
		await memberships.changed(userId, teamId);
		audit(service, { team: teamId, by: userId, what: 'invite-accepted', detail: { invite: invite.id, level } });
		return invite;
	});
}

async function one(service: TypedPocketBase, filter: string): Promise<InvitesRecord | null> {
	const { items } = await service.collection('invites').getList(1, 1, { filter, skipTotal: true });
	return items[0] ?? null;
}
