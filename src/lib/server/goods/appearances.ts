// The streams of the team a product was in, each with its air time and what its own imported 商品榜 says.
import { appearanceOf, type Appearance } from '#lib/domain/goods/appearance.ts';
import type { ProductId, TeamId } from '#lib/domain/id.ts';
import { materialOf } from '#lib/domain/review/material.ts';
import { app } from '../app.ts';
import { loadTaken } from '../review/dataset-store.ts';
import { listStreams } from '../streams/stream-list.ts';

/** How many streams are looked into, the latest first. */
const MOST = 30;

/** The latest streams with the product, the newest first. Throws when PocketBase does not give a file. */
export async function appearancesOf(teamId: TeamId, productId: ProductId, now: number): Promise<Appearance[]> {
	const cards = await listStreams(app().service, teamId);
	// A summary written before it carried the goods says nothing of them.
	const likely = cards.filter(({ summary }) => summary?.goods?.includes(productId) ?? true).slice(0, MOST);
	const found: Appearance[] = [];
	for (const { id } of likely) {
		const state = (await app().rooms.open(id))?.room.state;
		if (!state?.items.some((item) => item.productId === productId)) continue;
		const lists = state.review.datasets.filter(({ kind }) => kind === 'compass-products');
		const files = await loadTaken(app().service, id, lists);
		const { products } = materialOf(files, state.account, state.live.startedAt ?? state.plannedStart);
		const appearance = appearanceOf(state, productId, products, now);
		if (appearance) found.push(appearance);
	}
	return found;
}
