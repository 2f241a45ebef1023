// What a plan is judged against beside itself: its products as the library knows them, its people's shifts in other streams.
import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { listProducts } from '#lib/server/goods/product-store.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { elsewhereOf, goodsOf } from '#lib/server/streams/around.ts';
import { clientOf, memberOf } from '#lib/server/streams/asker.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import type { RequestHandler } from './$types';

/** `{ goods, elsewhere }`: facts by product (cost only for those who may know it), shifts elsewhere by person. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { open } = await askerOf(locals, params.streamId);
	const { teamId, level } = memberOf(locals);
	const { rooms, service } = app();
	const { state } = open.room;
	const [products, cards] = await Promise.all([
		listProducts(clientOf(locals), teamId, level),
		listStreams(service, teamId)
	]);
	return json({ goods: goodsOf(products, state), elsewhere: await elsewhereOf(rooms, cards, state) });
};
