// A person's day, read from the rooms of the streams near it.
import type { MemberId } from '#lib/domain/id.ts';
import { byTime, dayStream, dayTasks, type DayStream, type DayTask, type StreamCard } from '#lib/domain/stream/day.ts';
import { elsewhereIn } from '#lib/domain/people/shift-conflicts.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { DAY, type Duration, type Instant } from '#lib/domain/time.ts';
import type { StreamRooms } from '../live/stream-rooms.ts';
import { goodsOf, type KnownProduct } from './around.ts';

interface Day {
	readonly streams: readonly DayStream[];
	readonly tasks: readonly DayTask[];
}

const BEFORE: Duration = 7 * DAY;
const AHEAD: Duration = 30 * DAY;
/** A team with hundreds of streams a month reads the nearest ones here and the rest in the list. */
const MOST = 24;

/** The streams of these weeks, the nearest first. */
export function nearby(cards: readonly StreamCard[], now: Instant): readonly StreamCard[] {
	return cards
		.filter(({ phase, plannedStart: at }) => phase === 'air' || at === null || (at > now - BEFORE && at < now + AHEAD))
		.sort((a, b) => distance(a, now) - distance(b, now))
		.slice(0, MOST);
}

/** The day of a member: streams by start, tasks by due time. `products` = the team's library; null = not judged. */
export async function dayOf(
	rooms: Pick<StreamRooms, 'open'>,
	cards: readonly StreamCard[],
	memberId: MemberId,
	now: Instant,
	products: readonly KnownProduct[] | null
): Promise<Day> {
	const near = nearby(cards, now);
	// What a review asked for is owed until it is done, however long ago its stream was.
	const tasks: DayTask[] = cards
		.filter((card) => !near.includes(card))
		.flatMap(({ id, title, summary }) =>
			(summary?.openActions ?? [])
				.filter(({ ownerId }) => ownerId === memberId)
				.map((task) => ({ ...task, streamId: id, streamTitle: title }))
		);
	const open: { readonly card: StreamCard; readonly state: StreamState }[] = [];
	for (const card of near) {
		const room = (await rooms.open(card.id))?.room;
		if (room) open.push({ card, state: room.state });
	}
	// The other streams of these days are at hand: somebody planned twice is seen here too.
	const elsewhere = open.flatMap(({ state }) => elsewhereIn(state));
	const streams = open.map(({ card, state }) => {
		const goods = products && new Map(goodsOf(products, state));
		return dayStream(card, state, memberId, { goods, elsewhere });
	});
	tasks.push(...open.flatMap(({ state }) => dayTasks(state, memberId)));
	return {
		streams: streams.sort(byTime(({ card }) => card.plannedStart)),
		tasks: tasks.sort(byTime(({ due }) => due))
	};
}

function distance({ phase, plannedStart }: StreamCard, now: Instant): Duration {
	if (phase === 'air') return -1;
	return plannedStart === null ? 0 : Math.abs(plannedStart - now);
}
