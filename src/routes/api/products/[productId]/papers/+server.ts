// Adds the file of a certificate; which certificate it belongs to is saved with the product.
import { error, json } from '@sveltejs/kit';
import { PAPER_TYPES } from '#lib/domain/goods/product.ts';
import { addPaper } from '#lib/server/goods/product-store.ts';
import { answerOf } from '#lib/server/goods/answer.ts';
import { clientOf, memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { filesOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

const MOST_BYTES = 10 * 1024 * 1024;

export const POST: RequestHandler = async ({ locals, params, request }) => {
	memberOf(locals, PLANNERS);
	const [file] = await filesOf(request, 'file');
	if (!file || !PAPER_TYPES.includes(file.type)) error(415, 'not-a-paper');
	if (file.size > MOST_BYTES) error(413, 'too-large');
	const kept = await addPaper(clientOf(locals), params.productId, file);
	return kept.outcome === 'kept' ? json(kept, { status: 201 }) : json(...answerOf(kept));
};
