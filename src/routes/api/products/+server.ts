// The team's product library: the list, and a new product.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { createProduct, listProducts } from '#lib/server/goods/product-store.ts';
import { newProduct } from '#lib/server/goods/product-schema.ts';
import { clientOf, memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { teamId, level } = memberOf(locals);
	return json(await listProducts(clientOf(locals), teamId, level));
};

export const POST: RequestHandler = async ({ locals, request }) => {
	const { teamId } = memberOf(locals, PLANNERS);
	const wanted = v.safeParse(newProduct, await bodyOf(request));
	if (!wanted.success) error(400, 'malformed');
	return json(await createProduct(clientOf(locals), teamId, wanted.output), { status: 201 });
};
