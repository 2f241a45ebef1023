// Before every page and endpoint: who is asking, and headers that keep a browser from being talked into something.
import type { Handle } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { env } from '#lib/server/env.ts';
import { log } from '#lib/server/log.ts';
import { cookie, LINK_COOKIE, LOGIN_COOKIE, TEAM_COOKIE } from './cookies.ts';
import type { PostLink } from './post-links.ts';
import type { Who } from './who.ts';

export const handleAuth: Handle = async ({ event, resolve }) => {
	if (!sameSite(event.request, event.url)) return refuse();
	const header = event.request.headers.get('cookie') ?? undefined;
	event.locals.who = await whoIs(header);
	event.locals.link = await linkOf(header);
	const { who } = event.locals;
	const chosen = cookie(header, TEAM_COOKIE);
	event.locals.team = who?.memberships.find(({ teamId }) => teamId === chosen) ?? who?.memberships[0] ?? null;
	event.locals.away = false;
	const answer = await resolve(event);
	const status = answer.status === 500 && event.locals.away ? 503 : answer.status;
	return guarded(answer, who !== null, status);
};

const refuse = () => guarded(new Response('cross-site request refused', { status: 403 }), false);

function guarded(answer: Response, personal: boolean, status = answer.status): Response {
	// A copy, because the headers of a passed-on or redirecting response cannot be changed.
	const response = new Response(answer.body, { status, statusText: answer.statusText, headers: answer.headers });
	const { headers } = response;
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-frame-options', 'DENY');
	headers.set('cross-origin-opener-policy', 'same-origin');
	if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin');
	// A shared tablet's back button must not show what the person before saw.
	if (personal && !headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
	return response;
}

/** Without PocketBase a person never seen before counts as nobody; the login page then says that accounts do not answer. */
async function orNobody<T>(look: () => Promise<T | null>): Promise<T | null> {
	try {
		return await look();
	} catch (error) {
		log.warn({ err: error }, 'could not look up who is asking');
		return null;
	}
}

const whoIs = (header: string | undefined): Promise<Who | null> =>
	orNobody(async () => {
		const token = cookie(header, LOGIN_COOKIE);
		const login = token ? await app().logins.whose(token) : null;
		return login && { ...login, memberships: await app().memberships.ofUser(login.userId) };
	});

const linkOf = (header: string | undefined): Promise<PostLink | null> =>
	orNobody(async () => {
		const secret = cookie(header, LINK_COOKIE);
		return secret ? app().postLinks.find(secret) : null;
	});

/** SvelteKit checks forms; requests with JSON or a file that change something are checked here. */
function sameSite(request: Request, url: URL): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
	const origin = request.headers.get('origin');
	if (origin !== null) return origin === url.origin || origin === env().origin;
	const site = request.headers.get('sec-fetch-site');
	return site === null || site === 'same-origin' || site === 'none';
}
