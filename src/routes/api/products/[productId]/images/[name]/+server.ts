// A product's picture, handed through from PocketBase to whoever may see the product; `?size=small` for lists.
import { error, json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { answerOf } from '#lib/server/goods/answer.ts';
import { pictureOf, removePicture } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import type { RequestHandler } from './$types';

const THUMBS: Readonly<Record<string, string>> = { small: '160x160', middle: '640x640f' };

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const thumb = THUMBS[url.searchParams.get('size') ?? ''] ?? null;
	// A linked screen has no token of its own: the service account reads, and the team is compared here.
	const team = locals.team?.teamId ?? locals.link?.teamId;
	if (!team) error(401, 'not-signed-in');
	const client = locals.team ? clientOf(locals) : app().service;
	const picture = await pictureOf(client, params.productId, params.name, thumb, team);
	if (!picture) error(404, 'not-found');
	const headers = new Headers({
		'content-type': picture.headers.get('content-type') ?? 'application/octet-stream',
		// A stored name never gets another content.
		'cache-control': 'private, max-age=86400, immutable'
	});
	return new Response(picture.body, { headers });
};

export const DELETE: RequestHandler = async ({ locals, params }) => {
	memberOf(locals, PLANNERS);
	return json(...answerOf(await removePicture(clientOf(locals), params.productId, params.name)));
};
