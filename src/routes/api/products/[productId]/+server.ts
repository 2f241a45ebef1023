// Changes a product, if it still is what the sender saw.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { changeProduct } from '#lib/server/goods/product-store.ts';
import { productPatch } from '#lib/server/goods/product-schema.ts';
import { answerOf } from '#lib/server/goods/answer.ts';
import { clientOf, memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

const change = v.strictObject({
	seen: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	patch: v.optional(productPatch, {}),
	archived: v.optional(v.boolean())
});

export const PATCH: RequestHandler = async ({ locals, params, request }) => {
	memberOf(locals, PLANNERS);
	const wanted = v.safeParse(change, await bodyOf(request));
	if (!wanted.success) error(400, 'malformed');
	const { seen, patch, archived } = wanted.output;
	const saved = await changeProduct(
		clientOf(locals),
		params.productId,
		{ ...patch, ...(archived === undefined ? {} : { archived }) },
		seen
	);
	return json(...answerOf(saved));
};
