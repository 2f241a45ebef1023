// The team's product library.
import { listProducts } from '#lib/server/goods/product-store.ts';
import { readingsFor } from '#lib/server/goods/readings.ts';
import { clientOf, memberOf } from '#lib/server/streams/asker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('changji:products');
	const { teamId, level } = memberOf(locals);
	const products = await listProducts(clientOf(locals), teamId, level);
	return { products, readings: readingsFor(products), level, now: Date.now() };
};
