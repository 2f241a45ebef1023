// The team's streams.
import { app } from '#lib/server/app.ts';
import { listProducts } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf } from '#lib/server/streams/asker.ts';
import { judged } from '#lib/server/streams/judged.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('changji:streams');
	const { teamId, level } = memberOf(locals);
	const { rooms, service } = app();
	const now = Date.now();
	const [cards, products] = await Promise.all([
		listStreams(service, teamId),
		listProducts(clientOf(locals), teamId, level)
	]);
	return { streams: await judged(rooms, cards, now, products), level, now };
};
