// What goes on paper: the stream as it is now, for members of its team. What only buyers may know is not in it at all.
import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	if (!locals.team) redirect(303, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
	const { open, member } = await askerOf(locals, params.streamId);
	const people = (await app().memberships.ofTeam(open.teamId)).map(({ memberId, name }) => ({ memberId, name }));
	return { stream: open.room.state, teamName: member.teamName, people, now: Date.now() };
};
