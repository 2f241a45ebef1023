// Screen links of the team: made for one stream and one post, listed, taken back. `?stream=` chooses the stream.
import { error, fail } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { env } from '#lib/server/env.ts';
import { linkOrigin } from '#lib/server/team/link-address.ts';
import { mayLink } from '#lib/server/team/rights.ts';
import { createScreenLink, openScreenLinks, revokeScreenLink } from '#lib/server/team/screen-links.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals: { team }, url }) => {
	if (!team) error(403);
	if (!mayLink(team.level)) return { may: false, streams: [], stream: null, posts: [], links: [] };
	const { service, rooms } = app();
	const { items } = await service.collection('streams').getList(1, 60, {
		filter: service.filter('team = {:team}', { team: team.teamId }),
		sort: '-planned_start,-created',
		fields: 'id,title',
		skipTotal: true
	});
	const streams = items.map(({ id, title }) => ({ id, title }));
	const stream = streams.find(({ id }) => id === url.searchParams.get('stream')) ?? streams[0] ?? null;
	const open = stream && (await rooms.open(stream.id));
	return {
		may: true,
		streams,
		stream,
		posts: open?.room.state.posts ?? [],
		links: await openScreenLinks(app(), team.teamId)
	};
};

export const actions: Actions = {
	make: async ({ request, locals: { team }, url }) => {
		if (!team) error(403);
		const form = await request.formData();
		const of = (name: string) => String(form.get(name) ?? '').slice(0, 200);
		const [postKind = '', postId = ''] = of('post').split(':');
		const wish = { streamId: of('stream'), postId, postKind, label: of('label'), hours: Number(of('hours')) };
		const made = await createScreenLink(app(), team, wish);
		if (typeof made === 'string') return fail(400, { refused: made });
		const address = `${linkOrigin(url, env().origin)}/join/${made.secret}`;
		return { made: { address, post: of('post'), stream: wish.streamId, expires: made.expires } };
	},
	revoke: async ({ request, locals: { team } }) => {
		if (!team) error(403);
		const refused = await revokeScreenLink(
			app(),
			team,
			String((await request.formData()).get('link') ?? '').slice(0, 200)
		);
		return refused ? fail(409, { refused }) : { revoked: true };
	}
};
