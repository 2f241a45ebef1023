// Leaving: the browser forgets the login, and so do we.
import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { dropLogin } from '#lib/server/auth/login-cookie.ts';
import type { RequestHandler } from './$types.js';

export const POST: RequestHandler = ({ cookies, locals, url }) => {
	if (locals.who) app().logins.end(locals.who.token);
	dropLogin(cookies, url);
	redirect(303, '/login');
};
