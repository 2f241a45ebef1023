// The door: who is logged in already goes straight on; on a server without accounts the first owner is made instead.
import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { noAccounts } from '#lib/server/auth/accounts.ts';
import { audit } from '#lib/server/auth/audit.ts';
import { keepLogin, nextPath } from '#lib/server/auth/login-cookie.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.who) redirect(303, nextPath(url));
	// While the database is away nobody can be new either: the form will say so.
	const fresh = await noAccounts(app().service).catch(() => false);
	if (fresh) redirect(303, '/setup');
	return { goesOn: nextPath(url) !== '/' };
};

export const actions: Actions = {
	default: async ({ request, cookies, url, getClientAddress }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '').slice(0, 320);
		const password = String(form.get('password') ?? '').slice(0, 1000);
		const { service, memberships } = app();
		const answer = await signIn(app(), { email, password, address: getClientAddress() });
		if (!answer.ok) {
			const status = answer.why === 'wait' ? 429 : answer.why === 'away' ? 503 : 400;
			return fail(status, { email, why: answer.why, minutes: answer.why === 'wait' ? answer.minutes : 0 });
		}
		keepLogin(cookies, url, answer.token);
		const [first] = await memberships.ofUser(answer.userId);
		audit(service, { team: first?.teamId ?? null, by: answer.userId, what: 'logged-in' });
		redirect(303, nextPath(url));
	}
};
