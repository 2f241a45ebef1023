// How late the board's tasks were (准点): per kind, per person, and which ones cost most. Only what the journal tells.
import type { MemberId } from '../id.ts';
import { personKey } from '../people/on-air-stretch.ts';
import { onPostAt } from '../people/on-post.ts';
import type { PostKind } from '../people/post.ts';
import type { StreamState } from '../stream/state.ts';
import { boardOf, TASK_PATIENCE, type BoardTask } from '../task/board.ts';
import { TASK_KINDS, type TaskKind } from '../task/task.ts';
import type { Duration, Instant } from '../time.ts';

/** Who it was for when it came due; memberId null = nobody was on the post. */
export interface TaskPerson {
	readonly post: PostKind;
	readonly memberId: MemberId | null;
	readonly name: string;
}

/** A task that came due. `late` ≥ 0 = done so long after it was due; null = not done. */
export interface TaskLine {
	readonly entry: BoardTask;
	readonly due: Instant;
	readonly outcome: 'done' | 'waived' | 'undone';
	readonly late: Duration | null;
	/** How long after it was due somebody said 收到 or had it done; null = nobody. ≥ 0. */
	readonly heard: Duration | null;
	/** Somebody else did it for whom it was for. */
	readonly forOwner: boolean;
	readonly people: readonly TaskPerson[];
}

/** Of some lines. Durations in ms, null = none was done. */
export interface Lateness {
	readonly tasks: number;
	readonly done: number;
	readonly undone: number;
	readonly waived: number;
	/** Done within the stream's patience. */
	readonly inTime: number;
	/** inTime ÷ (tasks − waived), 0..1; null = nothing to be in time for. */
	readonly share: number | null;
	readonly median: Duration | null;
	readonly worst: Duration | null;
	/** The middle one of how long it took until somebody was heard. */
	readonly heard: Duration | null;
	/** Reminders that were sent. */
	readonly nudges: number;
}

/** Every task of the show that has come due by `now`, in the order of its runs and of when it was due. */
export function taskLines(state: StreamState, now: Instant): readonly TaskLine[] {
	return state.live.runs.flatMap((run) =>
		boardOf(state, run, now).flatMap((entry): TaskLine[] => {
			const { due, moment, step, record, late, task } = entry;
			// Asked for on air and due when the show was over: nobody could be late.
			const over = task.at !== undefined && state.live.endedAt !== null && task.at > state.live.endedAt;
			if (due === null || moment === 'ahead' || (over && moment !== 'settled')) return [];
			const outcome = step === 'done' || step === 'waived' ? step : 'undone';
			const heardAt = record?.received?.at ?? (outcome === 'done' ? record?.settled?.at : undefined);
			return [
				{
					...{ entry, due, outcome, people: peopleFor(state, entry, due) },
					late: outcome === 'done' ? late : null,
					heard: heardAt === undefined ? null : Math.max(0, heardAt - due),
					forOwner: record?.settled?.forOwner ?? false
				}
			];
		})
	);
}

function peopleFor(state: StreamState, { task, run }: BoardTask, due: Instant): readonly TaskPerson[] {
	const { post, ownerId, ownerName } = task;
	if (ownerId !== null) return [{ post, memberId: ownerId, name: ownerName }];
	// Somebody on the post by shift or cover at that moment; somebody who was there at the take when the plan was changed since.
	const there = onPostAt(state, due).filter(({ kind }) => kind === post);
	const people = there.length > 0 ? there : run.people.filter(({ kind }) => kind === post);
	if (people.length === 0) return [{ post, memberId: null, name: '' }];
	return people.map(({ memberId, name }) => ({ post, memberId, name }));
}

/** What these lines come to; `patience` is the stream's. */
function latenessOf(lines: readonly TaskLine[], patience: Duration): Lateness {
	const late = lines.flatMap((line) => line.late ?? []);
	const waived = lines.filter(({ outcome }) => outcome === 'waived').length;
	const inTime = late.filter((each) => each <= patience).length;
	const asked = lines.length - waived;
	return {
		tasks: lines.length,
		done: late.length,
		undone: asked - late.length,
		waived,
		inTime,
		share: asked === 0 ? null : inTime / asked,
		median: middle(late),
		worst: late.length === 0 ? null : Math.max(...late),
		heard: middle(lines.flatMap(({ heard }) => heard ?? [])),
		nudges: lines.reduce((sum, { entry }) => sum + (entry.record?.nudges ?? 0), 0)
	};
}

/** The middle value, of an even number the mean of the two; null = none. */
function middle(values: readonly Duration[]): Duration | null {
	const sorted = values.toSorted((one, other) => one - other);
	const half = Math.floor(sorted.length / 2);
	const [low, high] = [sorted[half - 1], sorted[half]];
	if (high === undefined) return null;
	return sorted.length % 2 === 1 || low === undefined ? high : Math.round((low + high) / 2);
}

export interface TaskReview {
	readonly patience: Duration;
	readonly all: Lateness;
	/** The kinds that came up, in their own order. */
	readonly kinds: readonly (Lateness & { readonly kind: TaskKind })[];
	/** Everybody a task was for, by post; a task for two counts for both. */
	readonly people: readonly (Lateness & { readonly person: TaskPerson })[];
	/** What cost most: not done first, then the latest; at most WORST, and none that was in time. */
	readonly worst: readonly TaskLine[];
}

const WORST = 10;

/** The whole of it; null = no task came due (a show from before the board, or one that asked for nothing). */
export function taskReview(state: StreamState, now: Instant): TaskReview | null {
	const lines = taskLines(state, now);
	if (lines.length === 0) return null;
	const patience = state.taskPatience ?? TASK_PATIENCE;
	const of = (some: readonly TaskLine[]) => latenessOf(some, patience);
	const people = new Map<string, { person: TaskPerson; lines: TaskLine[] }>();
	for (const line of lines) {
		for (const person of line.people) {
			const { post, memberId, name } = person;
			const key = `${post} ${memberId === null ? '' : personKey({ memberId, name })}`;
			const known = people.get(key) ?? { person, lines: [] };
			known.lines.push(line);
			people.set(key, known);
		}
	}
	return {
		patience,
		all: of(lines),
		kinds: TASK_KINDS.flatMap((kind) => {
			const some = lines.filter(({ entry }) => entry.task.kind === kind);
			return some.length === 0 ? [] : [{ kind, ...of(some) }];
		}),
		people: [...people.values()].map(({ person, lines: some }) => ({ person, ...of(some) })),
		worst: lines
			.filter(({ outcome, late }) => outcome === 'undone' || (late !== null && late > patience))
			.toSorted((one, other) => (other.late ?? Infinity) - (one.late ?? Infinity) || one.due - other.due)
			.slice(0, WORST)
	};
}
