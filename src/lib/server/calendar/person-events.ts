// What stands in a person's calendar: their shifts and what they have to do, of the streams near today.
import type { CalendarEvent } from '#lib/domain/people/calendar.ts';
import { dayTasks, type StreamCard } from '#lib/domain/stream/day.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { DAY, MINUTE, type Duration, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/paraglide/messages.js';
import { POST_NAMES } from '#lib/words/post-names.ts';
import type { StreamRooms } from '../live/stream-rooms.ts';
import type { FeedOwner } from './feeds.ts';

const BEFORE: Duration = 14 * DAY;
const AHEAD: Duration = 60 * DAY;
/** A team with more streams than that at once sees the nearest. */
const MOST = 40;
/** A task is drawn as the last quarter of an hour before it is due, so that a calendar has something to show. */
const TASK: Duration = 15 * MINUTE;

/** The member's events, by time. `address` is the page of a stream. */
export async function personEvents(
	rooms: Pick<StreamRooms, 'open'>,
	cards: readonly StreamCard[],
	owner: FeedOwner,
	now: Instant,
	address: (streamId: string) => string
): Promise<CalendarEvent[]> {
	const near = cards
		.filter(({ plannedStart: at, phase }) => phase === 'air' || at === null || (at > now - BEFORE && at < now + AHEAD))
		.sort((a, b) => Math.abs((a.plannedStart ?? now) - now) - Math.abs((b.plannedStart ?? now) - now))
		.slice(0, MOST);
	const events: CalendarEvent[] = [];
	for (const { id } of near) {
		const open = await rooms.open(id);
		if (open?.teamId === owner.teamId) events.push(...streamEvents(open.room.state, owner, address(id)));
	}
	return events.sort((a, b) => a.from - b.from);
}

function streamEvents(state: StreamState, owner: FeedOwner, url: string): CalendarEvent[] {
	return [...shiftEvents(state, owner, url), ...taskEvents(state, owner, url)];
}

function shiftEvents(state: StreamState, { memberId, locale }: FeedOwner, url: string): CalendarEvent[] {
	const posts = new Map(state.posts.map((post) => [post.id, post]));
	return state.shifts
		.filter((shift) => shift.memberId === memberId)
		.flatMap(({ id, postId, from, to, standIn }): CalendarEvent[] => {
			const post = posts.get(postId);
			if (!post) return [];
			const words = { post: post.label || POST_NAMES[post.kind]({}, { locale }), stream: state.title };
			const title = standIn ? m.print_cal_stand_in(words, { locale }) : m.print_cal_shift(words, { locale });
			const place = state.account && m.print_cal_place({ account: state.account }, { locale });
			return [
				{ uid: `shift-${id}@${state.id}.changji`, from, to, title, place, url, description: '', tentative: standIn }
			];
		});
}

function taskEvents(state: StreamState, { memberId, locale }: FeedOwner, url: string): CalendarEvent[] {
	return dayTasks(state, memberId).flatMap(({ source, sourceId, title: task, due }): CalendarEvent[] => {
		if (due === null) return [];
		const words = { task, stream: state.title };
		const title = m.print_cal_task(words, { locale });
		const description = source === 'action' ? m.print_cal_action({}, { locale }) : m.print_cal_line({}, { locale });
		const [from, uid] = [due - TASK, `${source}-${sourceId}@${state.id}.changji`];
		return [{ uid, from, to: due, title, description, place: '', url, tentative: true }];
	});
}
