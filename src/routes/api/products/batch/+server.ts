// Keeps what a person has confirmed of an imported product list: new products and changes of known ones.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Product } from '#lib/domain/goods/product.ts';
import { changeProduct, createProduct } from '#lib/server/goods/product-store.ts';
import { newProduct, productPatch } from '#lib/server/goods/product-schema.ts';
import { clientOf, memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

const MOST = 500;
/** One change; `archived` puts a product away: how an import is taken back. */
const change = v.strictObject({
	id: v.pipe(v.string(), v.maxLength(40)),
	seen: v.number(),
	patch: productPatch,
	archived: v.optional(v.boolean())
});
const batch = v.strictObject({
	adds: v.pipe(v.array(newProduct), v.maxLength(MOST)),
	changes: v.pipe(v.array(change), v.maxLength(MOST))
});

export const POST: RequestHandler = async ({ locals, request }) => {
	const { teamId } = memberOf(locals, PLANNERS);
	const wanted = v.safeParse(batch, await bodyOf(request));
	if (!wanted.success) error(400, 'malformed');
	const client = clientOf(locals);
	const changed: Product[] = [];
	const left: string[] = [];
	for (const { id, seen, patch, archived } of wanted.output.changes) {
		const saved = await changeProduct(client, id, { ...patch, ...(archived === undefined ? {} : { archived }) }, seen);
		if (saved.outcome === 'saved') changed.push(saved.product);
		else left.push(id);
	}
	const added: Product[] = [];
	for (const fields of wanted.output.adds) added.push(await createProduct(client, teamId, fields));
	return json({ added, changed, left });
};
