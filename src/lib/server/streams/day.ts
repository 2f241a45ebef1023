// A person's day, read from the rooms of the streams near it.
import type { MemberId } from '#lib/domain/id.ts';
import { byTime, dayStream, dayTasks, type DayStream, type DayTask, type StreamCard } from '#lib/domain/stream/day.ts';
import { DAY, type Duration, type Instant } from '#lib/domain/time.ts';
import type { StreamRooms } from '../live/stream-rooms.ts';

interface Day {
	readonly streams: readonly DayStream[];
	readonly tasks: readonly DayTask[];
}

const BEFORE: Duration = 7 * DAY;
const AHEAD: Duration = 30 * DAY;
/** A team with hundreds of streams a month reads the nearest ones here and the rest in the list. */
const MOST = 24;

/** The day of a member: streams by start, tasks by due time. */
export async function dayOf(
	rooms: Pick<StreamRooms, 'open'>,
	cards: readonly StreamCard[],
	memberId: MemberId,
	now: Instant
): Promise<Day> {
	const near = cards
		.filter(({ phase, plannedStart: at }) => phase === 'air' || at === null || (at > now - BEFORE && at < now + AHEAD))
		.sort((a, b) => distance(a, now) - distance(b, now))
		.slice(0, MOST);
	const streams: DayStream[] = [];
	// What a review asked for is owed until it is done, however long ago its stream was.
	const tasks: DayTask[] = cards
		.filter((card) => !near.includes(card))
		.flatMap(({ id, title, summary }) =>
			(summary?.openActions ?? [])
				.filter(({ ownerId }) => ownerId === memberId)
				.map((task) => ({ ...task, streamId: id, streamTitle: title }))
		);
	for (const card of near) {
		const open = await rooms.open(card.id);
		if (!open) continue;
		const { state } = open.room;
		streams.push(dayStream(card, state, memberId));
		tasks.push(...dayTasks(state, memberId));
	}
	return {
		streams: streams.sort(byTime(({ card }) => card.plannedStart)),
		tasks: tasks.sort(byTime(({ due }) => due))
	};
}

function distance({ phase, plannedStart }: StreamCard, now: Instant): Duration {
	if (phase === 'air') return -1;
	return plannedStart === null ? 0 : Math.abs(plannedStart - now);
}
