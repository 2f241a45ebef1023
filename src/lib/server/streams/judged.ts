// The list of streams with each plan judged as its own page judges it: by its products and by its people's other streams too.
import { elsewhereIn } from '#lib/domain/people/shift-conflicts.ts';
import { readiness } from '#lib/domain/plan/readiness.ts';
import type { StreamCard } from '#lib/domain/stream/day.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { StreamRooms } from '../live/stream-rooms.ts';
import { goodsOf, type KnownProduct } from './around.ts';
import { nearby } from './day.ts';

/** The cards in their order; the plans of these weeks are judged anew, what is far away keeps what it knew by itself. */
export async function judged(
	rooms: Pick<StreamRooms, 'open'>,
	cards: readonly StreamCard[],
	now: Instant,
	products: readonly KnownProduct[]
): Promise<readonly StreamCard[]> {
	const opened = nearby(
		cards.filter(({ phase, summary }) => phase === 'plan' && summary !== null),
		now
	).map(async ({ id }) => (await rooms.open(id))?.room.state ?? null);
	const states = (await Promise.all(opened)).filter((state) => state !== null);
	const elsewhere = states.flatMap((state) => elsewhereIn(state));
	const found = new Map(
		states.map((state) => {
			const { findings: _, ...sum } = readiness(state, { goods: new Map(goodsOf(products, state)), elsewhere });
			return [state.id, sum];
		})
	);
	return cards.map((card) => {
		const now = found.get(card.id);
		return card.summary && now ? { ...card, summary: { ...card.summary, readiness: now } } : card;
	});
}
