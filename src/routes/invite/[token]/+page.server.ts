// An invite's link: shows what it offers; only a press accepts it, so that a chat's link preview does not use it up.
import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { makeAccount } from '#lib/server/auth/accounts.ts';
import { chooseTeam, keepLogin } from '#lib/server/auth/login-cookie.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { Throttle } from '#lib/server/auth/throttle.ts';
import { acceptInvite, findInvite } from '#lib/server/team/invites.ts';
import type { Actions, PageServerLoad } from './$types.js';

const looks = new Throttle({ tries: 60, windowMs: 5 * 60_000 });

export const load: PageServerLoad = async ({ params, locals, getClientAddress, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	if (looks.take(getClientAddress()) > 0) return { invite: null, why: 'wait' as const, me: null };
	const invite = await findInvite(app(), params.token);
	const me = locals.who && { name: locals.who.name };
	if (typeof invite === 'string') return { invite: null, why: invite, me };
	if (locals.who?.memberships.some(({ teamId }) => teamId === invite.teamId))
		return { invite: null, why: 'member' as const, me };
	return { invite: { team: invite.teamName, level: invite.level, expires: invite.expires }, why: null, me };
};

export const actions: Actions = {
	accept: async ({ params, locals, cookies, url }) => {
		if (!locals.who) redirect(303, `/login?next=${encodeURIComponent(`/invite/${params.token}`)}`);
		const done = await acceptInvite(app(), params.token, locals.who.userId);
		if (typeof done === 'string') return fail(409, { why: done, name: '', email: '' });
		chooseTeam(cookies, url, done.teamId);
		redirect(303, '/');
	},
	create: async ({ params, request, cookies, url, getClientAddress }) => {
		const form = await request.formData();
		const of = (name: string) => String(form.get(name) ?? '').slice(0, 320);
		const [name, email, password] = [of('name'), of('email'), of('password')];
		const address = getClientAddress();
		if (looks.take(address) > 0) return fail(429, { why: 'wait' as const, name, email });
		const { service } = app();
		const invite = await findInvite(app(), params.token);
		if (typeof invite === 'string') return fail(409, { why: invite, name, email });
		const made = await makeAccount(service, { name, email, password });
		if ('fault' in made) return fail(400, { why: made.fault, name, email });
		const done = await acceptInvite(app(), params.token, made.userId);
		if (typeof done === 'string') {
			// Somebody else was quicker with the same link: no account without a team is left behind.
			await service.collection('users').delete(made.userId);
			return fail(409, { why: done, name, email });
		}
		const answer = await signIn(app(), { email, password, address });
		if (answer.ok) keepLogin(cookies, url, answer.token);
		redirect(303, '/');
	}
};
