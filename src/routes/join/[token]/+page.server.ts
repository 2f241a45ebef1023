// A screen link: the secret leaves the address at once and becomes a cookie; the screen opens at its post.
import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { audit } from '#lib/server/auth/audit.ts';
import { keepLink } from '#lib/server/auth/login-cookie.ts';
import { Throttle } from '#lib/server/auth/throttle.ts';
import type { PageServerLoad } from './$types.js';

const looks = new Throttle({ tries: 60, windowMs: 5 * 60_000 });

export const load: PageServerLoad = async ({ params, cookies, url, getClientAddress, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	if (looks.take(getClientAddress()) > 0) return { why: 'wait' as const };
	const link = await app().postLinks.find(params.token);
	if (!link) return { why: 'ended' as const };
	keepLink(cookies, url, params.token, link.expires);
	const detail = { link: link.id, post: link.postKind };
	audit(app().service, { team: link.teamId, stream: link.streamId, by: null, what: 'screen-joined', detail });
	redirect(303, `/streams/${link.streamId}/screen/${link.postKind}`);
};
