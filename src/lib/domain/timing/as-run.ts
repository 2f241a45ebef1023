// What really ran (实播), as spans for the review: items on air, and who stood on which post.
import type { ItemId, RunId } from '../id.ts';
import { heldFor } from '../live/on-air.ts';
import type { TakeWay } from '../live/live.ts';
import { personKey } from '../people/on-air-stretch.ts';
import { onPostAt } from '../people/on-post.ts';
import type { OnPost } from '../people/post.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';

/** An item on air once; `held` is the part of it during which its clock stood. */
export interface RunSpan {
	readonly itemId: ItemId;
	readonly runId: RunId;
	readonly how: TakeWay;
	readonly startedAt: Instant;
	/** null while on air */
	readonly endedAt: Instant | null;
	readonly held: Duration;
}

/** All runs in the order of their takes, one span per run: a 返场 is a span of its own. */
export function runSpans(state: Pick<StreamState, 'live'>, now: Instant): readonly RunSpan[] {
	return state.live.runs.map((run) => {
		const { id: runId, itemId, how, startedAt, endedAt } = run;
		return { itemId, runId, how, startedAt, endedAt, held: heldFor(run, endedAt ?? now) };
	});
}

/** A person on a post from `from` to `to` (`from` < `to`). */
export interface PersonSpan extends OnPost {
	readonly from: Instant;
	readonly to: Instant;
}

/**
 * Who was on which post from when to when, by shifts and covers, clipped to the show (to `now` while it runs); ordered
 * by start. Someone who steps back after a cover has two spans. Empty before the show.
 */
export function personSpans(state: StreamState, now: Instant): readonly PersonSpan[] {
	const { startedAt, endedAt, covers } = state.live;
	if (startedAt === null) return [];
	const end = endedAt ?? Math.max(now, startedAt);
	const changes = [...state.shifts, ...covers].flatMap(({ from, to }) => [from, to ?? end]);
	const edges = [...new Set([startedAt, ...changes.filter((at) => at > startedAt && at < end), end])];
	edges.sort((a, b) => a - b);
	const spans: PersonSpan[] = [];
	/** Where in `spans` the last one of each person on each post is. */
	const open = new Map<string, number>();
	for (let i = 0; i + 1 < edges.length; i++) {
		const from = edges[i]!;
		const to = edges[i + 1]!;
		for (const person of onPostAt(state, from)) {
			const key = JSON.stringify([person.postId, personKey(person)]);
			const index = open.get(key);
			const running = index === undefined ? undefined : spans[index];
			// Two shifts of one person that overlap are one presence.
			if (running?.to === to) continue;
			if (index !== undefined && running?.to === from) {
				spans[index] = { ...running, to };
			} else {
				open.set(key, spans.length);
				spans.push({ ...person, from, to });
			}
		}
	}
	return spans;
}

/** Whether the span was a 补位 and not the person's own shift. */
export function isCover({ live }: Pick<StreamState, 'live'>, { postId, memberId, from }: PersonSpan): boolean {
	return live.covers.some(
		(cover) =>
			cover.postId === postId &&
			cover.memberId === memberId &&
			cover.from <= from &&
			(cover.to === null || from < cover.to)
	);
}
