// What stands around a stream: the facts of its products, and where its people are in the team's other streams.
import type { GoodsFacts } from '#lib/domain/goods/conflicts.ts';
import type { ProductId } from '#lib/domain/id.ts';
import { elsewhereIn, type ElsewhereShift } from '#lib/domain/people/shift-conflicts.ts';
import type { StreamCard } from '#lib/domain/stream/day.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { DAY, type Duration } from '#lib/domain/time.ts';
import type { StreamRooms } from '../live/stream-rooms.ts';

/** People come before a slot and leave after it. */
const AROUND: Duration = DAY / 2;
/** More streams at once than a team has studios. */
const MOST = 12;

/** Who holds a post in other streams of the team around that time; empty without a slot. */
export async function elsewhereOf(
	rooms: Pick<StreamRooms, 'open'>,
	cards: readonly StreamCard[],
	state: StreamState
): Promise<readonly ElsewhereShift[]> {
	const { plannedStart: start, plannedEnd: end } = state;
	if (start === null || end === null) return [];
	const near = cards
		.filter(({ id, phase }) => id !== state.id && phase !== 'ended')
		.filter(
			({ plannedStart: from, plannedEnd: to }) => from !== null && from < end + AROUND && (to ?? from) > start - AROUND
		)
		.slice(0, MOST);
	const found: ElsewhereShift[] = [];
	for (const { id } of near) {
		const other = await rooms.open(id);
		if (other) found.push(...elsewhereIn(other.room.state));
	}
	return found;
}

/** A product of the library with what a plan is judged by. */
export type KnownProduct = GoodsFacts & { readonly id: ProductId };

/** What the library knows of the products of the stream. */
export function goodsOf(
	products: readonly KnownProduct[],
	state: StreamState
): readonly (readonly [ProductId, GoodsFacts])[] {
	const used = new Set(state.items.map(({ productId }) => productId));
	return products
		.filter(({ id }) => used.has(id))
		.map(({ id, floorPrice, costPrice, commissionRate, stock, certificates }) => [
			id,
			{
				...{ floorPrice, costPrice, commissionRate, stock },
				certificates: certificates.map(({ name, has, expires }) => ({ name, has, expires }))
			}
		]);
}
