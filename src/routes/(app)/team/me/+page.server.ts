// My own account: the name colleagues see, and the password.
import { error, fail } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { changePassword, rename } from '#lib/server/auth/accounts.ts';
import { audit } from '#lib/server/auth/audit.ts';
import { keepLogin } from '#lib/server/auth/login-cookie.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { Throttle } from '#lib/server/auth/throttle.ts';
import type { Actions } from './$types.js';

const guesses = new Throttle({ tries: 8, windowMs: 5 * 60_000 });

export const actions: Actions = {
	name: async ({ request, locals: { who } }) => {
		if (!who) error(401);
		const name = String((await request.formData()).get('name') ?? '').slice(0, 320);
		const fault = await rename(app().service, who.userId, name);
		if (fault) return fail(400, { fault, minutes: 0 });
		app().logins.forget(who.token);
		for (const { teamId } of who.memberships) await app().memberships.changed(who.userId, teamId);
		return { saved: 'name' as const };
	},
	password: async ({ request, locals: { who }, cookies, url, getClientAddress }) => {
		if (!who) error(401);
		const ms = guesses.take(who.userId);
		if (ms > 0) return fail(429, { fault: 'wait' as const, minutes: Math.ceil(ms / 60_000) });
		const form = await request.formData();
		const [old, password] = ['old', 'password'].map((key) => String(form.get(key) ?? '').slice(0, 1000)) as [
			string,
			string
		];
		const fault = await changePassword(app(), who, old, password);
		if (fault) return fail(400, { fault, minutes: 0 });
		guesses.clear(who.userId);
		app().logins.forgetUser(who.userId);
		audit(app().service, { team: who.memberships[0]?.teamId ?? null, by: who.userId, what: 'password-changed' });
		const answer = await signIn(app(), { email: who.email, password, address: getClientAddress() });
		if (answer.ok) keepLogin(cookies, url, answer.token);
		return { saved: 'password' as const };
	}
};
