// The list judges a plan as its own page does: what only the library knows stands in the way there too.
import { expect, test } from 'vitest';
import type { StreamCard } from '#lib/domain/stream/day.ts';
import { EMPTY_ITEM } from '#lib/domain/plan/item.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import { summarise } from '#lib/domain/stream/summary.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { judged } from './judged.ts';

const NOW = 1_795_000_000_000;

test('a price below its floor blocks in the list; a plan of next year keeps what it knew by itself', async () => {
	const row = { ...EMPTY_ITEM, id: 'i', productId: 'p', livePrice: 900, stock: 5, planned: HOUR };
	const plan = (id: string, at: number): StreamState => ({
		...emptyStream(id),
		...{ plannedStart: at, plannedEnd: at + HOUR },
		items: [{ ...row, script: [], scriptRevision: 0, insertedOnAir: false }]
	});
	const states = new Map([plan('soon', NOW + DAY), plan('far', NOW + 400 * DAY)].map((state) => [state.id, state]));
	const cards = [...states.values()].map((state): StreamCard => {
		const { id, title, account, plannedStart, plannedEnd } = state;
		return { id, title, account, plannedStart, plannedEnd, phase: 'plan', summary: summarise(state) };
	});
	const open = (id: string) => Promise.resolve({ room: { state: states.get(id) } } as never);
	const product = { id: 'p', floorPrice: 1_000, costPrice: null, commissionRate: null, stock: 9, certificates: [] };
	const list = await judged({ open }, cards, NOW, [product]);
	expect(list.map(({ id, summary }) => [id, summary?.readiness?.areas.goods])).toEqual([
		['soon', 'blocks'],
		['far', 'unknown']
	]);
	const fair = await judged({ open }, cards, NOW, [{ ...product, floorPrice: 800 }]);
	expect(fair[0]?.summary?.readiness?.areas.goods).toBe('ready');
});
