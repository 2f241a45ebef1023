// The team's members and invites, and what may be done to them.
import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { chooseTeam } from '#lib/server/auth/login-cookie.ts';
import { env } from '#lib/server/env.ts';
import { createInvite, openInvites, revokeInvite } from '#lib/server/team/invites.ts';
import { linkOrigin } from '#lib/server/team/link-address.ts';
import { invitable, mayManage } from '#lib/server/team/rights.ts';
import { createTeam, renameTeam, setLevel } from '#lib/server/team/roster.ts';
import { LEVELS } from '#lib/domain/permission/level.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals: { team } }) => {
	if (!team) return { members: [], invites: [], may: { manage: false, invite: [] } };
	const may = { manage: mayManage(team.level), invite: invitable(team.level) };
	const members = await app().memberships.ofTeam(team.teamId);
	const invites = may.invite.length > 0 ? await openInvites(app(), team.teamId) : [];
	return { members: members.map(({ memberId, name, level }) => ({ memberId, name, level })), invites, may };
};

type Event = Parameters<Actions[string]>[0];

async function told({ locals, request }: Event) {
	if (!locals.who) error(401);
	const form = await request.formData();
	return { who: locals.who, team: locals.team, of: (name: string) => String(form.get(name) ?? '').slice(0, 200) };
}
async function inTeam(event: Event) {
	const { team, ...rest } = await told(event);
	if (!team) error(403);
	return { team, ...rest };
}

export const actions: Actions = {
	create: async (event) => {
		const { who, of } = await told(event);
		const made = await createTeam(app(), who.userId, of('name'));
		if (typeof made === 'string') return fail(400, { refused: made });
		chooseTeam(event.cookies, event.url, made.teamId);
		redirect(303, '/team');
	},
	rename: async (event) => {
		const { team, of } = await inTeam(event);
		const refused = await renameTeam(app(), team, of('name'));
		return refused ? fail(400, { refused }) : { saved: true };
	},
	level: async (event) => {
		const { team, of } = await inTeam(event);
		const level = LEVELS.find((one) => one === of('level'));
		if (!level) return fail(400, { refused: 'not-allowed' });
		const refused = await setLevel(app(), team, of('member'), level);
		return refused ? fail(409, { refused }) : { saved: true };
	},
	remove: async (event) => {
		const { team, of } = await inTeam(event);
		const member = of('member');
		const refused = await setLevel(app(), team, member, null);
		if (refused) return fail(409, { refused });
		if (member === team.memberId) redirect(303, '/');
		return { saved: true };
	},
	invite: async (event) => {
		const { team, of } = await inTeam(event);
		const made = await createInvite(app(), team, of('level'));
		if (typeof made === 'string') return fail(403, { refused: made });
		const address = `${linkOrigin(event.url, env().origin)}/invite/${made.secret}`;
		return { invited: { id: made.id, address, level: of('level'), expires: made.expires } };
	},
	revoke: async (event) => {
		const { team, of } = await inTeam(event);
		const refused = await revokeInvite(app(), team, of('invite'));
		return refused ? fail(409, { refused }) : { saved: true };
	}
};
