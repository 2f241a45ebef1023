// One product with its past: which streams it was in and how it sold there, and what was changed in the library.
import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { appearancesOf } from '#lib/server/goods/appearances.ts';
import { productHistory } from '#lib/server/goods/product-history.ts';
import { oneProduct } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('changji:products');
	const { teamId, level } = memberOf(locals);
	const client = clientOf(locals);
	const product = await oneProduct(client, teamId, level, params.productId);
	if (!product) error(404, 'product-not-found');
	const names = new Map((await app().memberships.ofTeam(teamId)).map(({ userId, name }) => [userId, name]));
	const now = Date.now();
	const [history, appearances] = await Promise.all([
		PLANNERS.includes(level) ? productHistory(client, teamId, product.id, (id) => names.get(id) ?? '') : null,
		appearancesOf(teamId, product.id, now)
	]);
	return { product, level, history, appearances, now };
};
