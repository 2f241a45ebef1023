// The team's product library.
import { listProducts } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf } from '#lib/server/streams/asker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('changji:products');
	const { teamId, level } = memberOf(locals);
	return { products: await listProducts(clientOf(locals), teamId, level), level };
};
