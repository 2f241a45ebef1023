// Adds pictures to a product; PocketBase keeps them as protected files.
import { error, json } from '@sveltejs/kit';
import { answerOf } from '#lib/server/goods/answer.ts';
import { addPictures } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { filesOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

const KINDS = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
const MOST_BYTES = 10 * 1024 * 1024;

export const POST: RequestHandler = async ({ locals, params, request }) => {
	memberOf(locals, PLANNERS);
	const files = await filesOf(request, 'image');
	if (files.some((file) => !KINDS.includes(file.type))) error(415, 'not-a-picture');
	if (files.some((file) => file.size > MOST_BYTES) || files.length > 9) error(413, 'too-large');
	return json(...answerOf(await addPictures(clientOf(locals), params.productId, files)));
};
