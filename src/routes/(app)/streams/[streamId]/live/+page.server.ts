// Join links of one stream: made for a post, shown once, listed, taken back.
import { error, fail } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { env } from '#lib/server/env.ts';
import { linkOrigin } from '#lib/server/team/link-address.ts';
import { mayLink } from '#lib/server/team/rights.ts';
import { createScreenLink, openScreenLinks, revokeScreenLink } from '#lib/server/team/screen-links.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals: { team }, params }) => {
	if (!team) error(401, 'not-signed-in');
	if (!mayLink(team.level)) return { mayLink: false, links: [] };
	// While the database is away the screens can still be opened; the links come back with it.
	const links = await openScreenLinks(app(), team.teamId).catch(() => []);
	return { mayLink: true, links: links.filter(({ streamId }) => streamId === params.streamId) };
};

export const actions: Actions = {
	make: async ({ request, locals: { team }, params, url }) => {
		if (!team) error(401, 'not-signed-in');
		const form = await request.formData();
		const [postKind = '', postId = ''] = String(form.get('post') ?? '')
			.slice(0, 100)
			.split(':');
		const hours = Number(form.get('hours') ?? 24);
		const wish = { streamId: params.streamId, postId, postKind, label: '', hours };
		const made = await createScreenLink(app(), team, wish);
		if (typeof made === 'string') return fail(400, { refused: made });
		const address = `${linkOrigin(url, env().origin)}/join/${made.secret}`;
		return { made: { address, postId, expires: made.expires } };
	},
	revoke: async ({ request, locals: { team } }) => {
		if (!team) error(401, 'not-signed-in');
		const id = String((await request.formData()).get('link') ?? '').slice(0, 40);
		const refused = await revokeScreenLink(app(), team, id);
		return refused ? fail(409, { refused }) : { revoked: true };
	}
};
