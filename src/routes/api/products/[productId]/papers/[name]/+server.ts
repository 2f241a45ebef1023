// A certificate's file, handed through from PocketBase to the team.
import { error } from '@sveltejs/kit';
import { paperOf } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf } from '#lib/server/streams/asker.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { teamId } = memberOf(locals);
	const paper = await paperOf(clientOf(locals), params.productId, params.name, teamId);
	if (!paper) error(404, 'not-found');
	const headers = new Headers({
		'content-type': paper.headers.get('content-type') ?? 'application/octet-stream',
		'content-disposition': 'inline',
		// A stored name never gets another content.
		'cache-control': 'private, max-age=86400, immutable'
	});
	return new Response(paper.body, { headers });
};
