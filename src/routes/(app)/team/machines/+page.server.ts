// Tokens of machines: made for the team, told once, listed with when they were last used, taken back.
import { error, fail } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { env } from '#lib/server/env.ts';
import { makeToken, openTokens, revokeToken } from '#lib/server/machines/keep-tokens.ts';
import { linkOrigin } from '#lib/server/team/link-address.ts';
import { mayLink } from '#lib/server/team/rights.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals: { team } }) => {
	if (!team) error(403);
	if (!mayLink(team.level)) return { may: false, streams: [], tokens: [] };
	const { service } = app();
	const { items } = await service.collection('streams').getList(1, 60, {
		filter: service.filter('team = {:team}', { team: team.teamId }),
		sort: '-planned_start,-created',
		fields: 'id,title',
		skipTotal: true
	});
	return {
		may: true,
		streams: items.map(({ id, title }) => ({ id, title })),
		tokens: await openTokens(app(), team.teamId)
	};
};

export const actions: Actions = {
	make: async ({ request, locals: { team }, url, setHeaders }) => {
		if (!team) error(403);
		const form = await request.formData();
		const of = (name: string) => String(form.get(name) ?? '').slice(0, 200);
		const days = of('days');
		const wish = {
			...{ name: of('name'), scopes: form.getAll('scope').map(String), streamId: of('stream'), post: of('post') },
			days: days === '' ? null : Number(days)
		};
		const made = await makeToken(app(), team, wish);
		if (typeof made === 'string') return fail(400, { refused: made });
		setHeaders({ 'cache-control': 'no-store' });
		const overlay =
			wish.streamId !== '' && wish.scopes.length === 1 && wish.scopes[0] === 'read-air'
				? `${linkOrigin(url, env().origin)}/streams/${wish.streamId}/overlay?token=${made.secret}`
				: null;
		return { made: { secret: made.secret, name: wish.name, overlay } };
	},
	revoke: async ({ request, locals: { team } }) => {
		if (!team) error(403);
		const token = String((await request.formData()).get('token') ?? '').slice(0, 200);
		const refused = await revokeToken(app(), team, token);
		return refused ? fail(409, { refused }) : { revoked: true };
	}
};
