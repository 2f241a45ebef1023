// When a task is due: on the item's own clock, which stands still while the show is held.
import type { Run } from '../live/live.ts';
import { elapsedIn, heldSince } from '../live/on-air.ts';
import type { Duration, Instant } from '../time.ts';
import type { Task, TaskTime } from './task.ts';

type Clocked = Pick<Run, 'startedAt' | 'endedAt' | 'holds' | 'planned' | 'extension'>;

/**
 * The instant at which the run's own clock reached (or, running on, will reach) `elapsed` ≥ 0 ms. While it is held that
 * is counted from `now`. Null = the run was over before.
 */
export function clockReaches(run: Clocked, elapsed: Duration, now: Instant): Instant | null {
	let at = run.startedAt + elapsed;
	for (const { from, to } of run.holds) {
		if (at <= from) break;
		at += Math.max(0, (to ?? Math.max(now, from)) - from);
	}
	return run.endedAt !== null && at > run.endedAt ? null : at;
}

/**
 * When the task is due in this run. Asked for on air: at its own moment. From the take: null when the item was over sooner. Before the end: by the item's
 * planned length with its extensions, never before the take; an item that went sooner asks for it as it goes.
 */
export function dueAt(run: Clocked, { from, by, at }: TaskTime & Pick<Task, 'at'>, now: Instant): Instant | null {
	if (at !== undefined) return at;
	if (from === 'take') return clockReaches(run, by, now);
	return clockReaches(run, Math.max(0, run.planned + run.extension - by), now) ?? run.endedAt;
}

/** Whether its clock stands and the task was not due before it stopped: nobody is late while the show is held. */
export function waitsForHold(run: Run, time: TaskTime, now: Instant): boolean {
	const since = heldSince(run);
	if (since === null) return false;
	const asked = time.from === 'take' ? time.by : Math.max(0, run.planned + run.extension - time.by);
	return asked > elapsedIn(run, now);
}
