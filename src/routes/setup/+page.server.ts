// The very first account: only while there is none, and only with the code that the server printed for whoever runs it.
import { fail, redirect } from '@sveltejs/kit';
import { timingSafeEqual } from 'node:crypto';
import { app } from '#lib/server/app.ts';
import { makeAccount, noAccounts } from '#lib/server/auth/accounts.ts';
import { inTurn } from '#lib/server/auth/in-turn.ts';
import { keepLogin } from '#lib/server/auth/login-cookie.ts';
import { hashOf } from '#lib/server/auth/secret-hash.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { Throttle } from '#lib/server/auth/throttle.ts';
import { createTeam } from '#lib/server/team/roster.ts';
import type { Actions, PageServerLoad } from './$types.js';

const codes = new Throttle({ tries: 10, windowMs: 10 * 60_000 });
const sameCode = (a: string, b: string) => timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));

export const load: PageServerLoad = async () => ({ done: !(await noAccounts(app().service)) });

export const actions: Actions = {
	default: async ({ request, cookies, url, getClientAddress }) => {
		const form = await request.formData();
		const of = (name: string) => String(form.get(name) ?? '').slice(0, 320);
		const [code, name, email, team, password] = [
			of('code').trim(),
			of('name'),
			of('email'),
			of('team'),
			of('password')
		];
		const typed = { code, name, email, team };
		const address = getClientAddress();
		const ms = codes.take(address);
		if (ms > 0) return fail(429, { ...typed, why: 'wait' as const, minutes: Math.ceil(ms / 60_000) });
		const { service, secrets } = app();
		if (!sameCode(code.toLowerCase(), secrets.setupCode))
			return fail(400, { ...typed, why: 'code' as const, minutes: 0 });
		if (!team.trim() || team.length > 80) return fail(400, { ...typed, why: 'team' as const, minutes: 0 });
		const made = await inTurn('setup', async () =>
			(await noAccounts(service)) ? makeAccount(service, { name, email, password }) : null
		);
		if (!made) redirect(303, '/login');
		if ('fault' in made) return fail(400, { ...typed, why: made.fault, minutes: 0 });
		await createTeam(app(), made.userId, team);
		const answer = await signIn(app(), { email, password, address });
		if (answer.ok) keepLogin(cookies, url, answer.token);
		redirect(303, '/');
	}
};
