// The team and its members: making it, changing levels, taking people out. There is always an owner left.
import { audit } from '#lib/server/auth/audit.ts';
import { inTurn } from '#lib/server/auth/in-turn.ts';
import type { Membership, Memberships } from '#lib/server/auth/memberships.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import { mayManage } from './rights.ts';

export interface TeamPorts {
	readonly service: TypedPocketBase;
	readonly memberships: Memberships;
}

/** Why the team stays as it is. */
export type RosterRefusal = 'not-allowed' | 'last-owner' | 'no-such-member' | 'bad-team-name';

/** Makes a team with this person as its owner. */
export async function createTeam(
	{ service, memberships }: TeamPorts,
	userId: string,
	name: string
): Promise<{ readonly teamId: string } | RosterRefusal> {
	const trimmed = name.trim();
	if (!trimmed || trimmed.length > 80) return 'bad-team-name';
	const team = await service.collection('teams').create({ name: trimmed });
	await service.collection('members').create({ team: team.id, user: userId, level: 'owner' });
	await memberships.changed(userId, team.id);
	audit(service, { team: team.id, by: userId, what: 'team-created' });
	return { teamId: team.id };
}

export async function renameTeam({ service, memberships }: TeamPorts, by: Membership, name: string) {
	const trimmed = name.trim();
	if (!mayManage(by.level)) return 'not-allowed' as const;
	if (!trimmed || trimmed.length > 80) return 'bad-team-name' as const;
	await service.collection('teams').update(by.teamId, { name: trimmed });
	for (const { userId } of await memberships.ofTeam(by.teamId)) await memberships.changed(userId, by.teamId);
	return null;
}

/** Gives a member another level, or takes them out (`null`). Sockets hear of it at once. */
export function setLevel(
	{ service, memberships }: TeamPorts,
	by: Membership,
	memberId: string,
	level: Level | null
): Promise<RosterRefusal | null> {
	return inTurn(`team ${by.teamId}`, async () => {
		const members = await service
			.collection('members')
			.getFullList({ filter: service.filter('team = {:team}', { team: by.teamId }) });
		// Read here and now, not from what the page was told: two owners may be taking each other out.
		const me = members.find(({ id }) => id === by.memberId);
		const leaving = level === null && memberId === by.memberId;
		if (!me || !(mayManage(me.level) || leaving)) return 'not-allowed';
		const member = members.find(({ id }) => id === memberId);
		if (!member) return 'no-such-member';
		const owners = members.filter((one) => one.level === 'owner');
		if (member.level === 'owner' && level !== 'owner' && owners.length === 1) return 'last-owner';
		if (level === null) await service.collection('members').delete(memberId);
		else await service.collection('members').update(memberId, { level });
		await memberships.changed(member.user, by.teamId);
		const detail = { member: memberId, was: member.level, now: level };
		audit(service, { team: by.teamId, by: by.userId, what: level ? 'level-changed' : 'member-removed', detail });
		return null;
	});
}
