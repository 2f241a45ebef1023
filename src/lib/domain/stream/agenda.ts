// 我的日程: a person's shifts and everything they have to do, in one list by day, and when to remind them of it.
import type { StreamId } from '../id.ts';
import { DAY, MINUTE, type Duration, type Instant } from '../time.ts';
import { dayStart } from '../wall-clock.ts';
import { byTime, type DayShift, type DayStream, type DayTask } from './day.ts';

export type AgendaEntry =
	| { readonly kind: 'task'; readonly key: string; readonly at: Instant | null; readonly task: DayTask }
	| {
			readonly kind: 'shift';
			readonly key: string;
			readonly at: Instant;
			readonly shift: DayShift;
			readonly streamId: StreamId;
			readonly streamTitle: string;
	  };

/** `late`: due and not done; a day by its first moment; `someday`: no due time. */
export interface AgendaGroup {
	readonly when: 'late' | 'someday' | Instant;
	readonly entries: readonly AgendaEntry[];
}

/** Shifts further ahead are in the list of streams. */
const AHEAD: Duration = 14 * DAY;

/** What is late first, then day by day, then what has no time. Shifts that are over are no longer said. */
export function agenda(streams: readonly DayStream[], tasks: readonly DayTask[], now: Instant): readonly AgendaGroup[] {
	const entries: AgendaEntry[] = [
		...tasks.map((task): AgendaEntry => ({
			kind: 'task',
			key: `${task.streamId} ${task.sourceId}`,
			at: task.due,
			task
		})),
		...streams
			.filter(({ card }) => card.phase !== 'ended')
			.flatMap(({ card, mine }) =>
				mine
					.filter(({ from, to }) => to > now && from < now + AHEAD)
					.map((shift, i): AgendaEntry => {
						const key = `${card.id} shift ${shift.from} ${i}`;
						return { kind: 'shift', key, at: shift.from, shift, streamId: card.id, streamTitle: card.title };
					})
			)
	].sort(byTime(({ at }) => at));
	const groups = new Map<AgendaGroup['when'], AgendaEntry[]>();
	const order = [...entries.filter((entry) => isLate(entry, now)), ...entries.filter((entry) => !isLate(entry, now))];
	for (const entry of order) {
		// A shift that runs since yesterday is tonight's.
		const when = isLate(entry, now) ? 'late' : entry.at === null ? 'someday' : dayStart(Math.max(entry.at, now));
		groups.set(when, [...(groups.get(when) ?? []), entry]);
	}
	return [...groups].map(([when, found]) => ({ when, entries: found }));
}

const isLate = ({ kind, at }: AgendaEntry, now: Instant): boolean => kind === 'task' && at !== null && at <= now;

/** Something to say at `at`: a task is due, or a shift begins soon. */
export interface Reminder {
	readonly key: string;
	readonly kind: 'task' | 'shift';
	readonly at: Instant;
	/** what it is about: the moment it is due or begins */
	readonly due: Instant;
	readonly title: string;
	readonly streamId: StreamId;
	readonly streamTitle: string;
}

/** A hand-over is five minutes before; whoever comes to it wants a few more. */
const BEFORE_SHIFT: Duration = 15 * MINUTE;
/** Older than this is late, and no news. */
const STALE: Duration = 12 * 60 * MINUTE;

/** The reminders of the coming day and what has just fallen due, by time. The title of a shift is its post's kind. */
export function reminders(streams: readonly DayStream[], tasks: readonly DayTask[], now: Instant): readonly Reminder[] {
	return agenda(streams, tasks, now)
		.flatMap(({ entries }) => entries)
		.flatMap((entry): Reminder[] => {
			if (entry.at === null) return [];
			const { key, at: due } = entry;
			if (entry.kind === 'task') {
				const { title, streamId, streamTitle } = entry.task;
				return [{ key, kind: 'task', at: due, due, title, streamId, streamTitle }];
			}
			if (entry.shift.standIn) return [];
			const { streamId, streamTitle, shift } = entry;
			return [
				{ key, kind: 'shift', at: due - BEFORE_SHIFT, due, title: shift.label || shift.kind, streamId, streamTitle }
			];
		})
		.filter(({ at }) => at > now - STALE && at < now + DAY)
		.sort((a, b) => a.at - b.at);
}
