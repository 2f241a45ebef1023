// The change feed: who changed which cell of which row from what to what, and when; for every event, of removed rows too.
import type { MemberId } from '../id.ts';
import type { Instant } from '../time.ts';
import type { LiveEvent, PlanEvent, ReviewEvent, StreamEvent } from './event.ts';
import { airChanges, reviewChanges } from './feed-air.ts';
import type { Change, FeedLine } from './feed-line.ts';
import { FeedNames } from './feed-names.ts';
import { planChanges } from './feed-plan.ts';
import type { StreamState } from './state.ts';

/** What the feed reads of a journal's entry. */
export interface FeedEntry {
	readonly seq: number;
	readonly at: Instant;
	readonly by: MemberId;
	readonly events: readonly StreamEvent[];
}

/**
 * The lines of these entries, in their order; every event gives at least one. `entries` are a stretch of the journal
 * without gaps, `state` the stream after them or later: names come from both, so a row removed since is still named.
 */
export function feed(entries: readonly FeedEntry[], state: StreamState): FeedLine[] {
	const names = new FeedNames(
		state,
		entries.flatMap((entry) => entry.events)
	);
	const lines: FeedLine[] = [];
	for (const { seq, at, by, events } of entries) {
		for (const event of events) {
			for (const change of changesOf(event, names)) {
				const itemTitle = change.itemId === null ? null : names.title(change.itemId);
				lines.push({ seq, at, by, event: event.type, itemTitle, ...change });
			}
			names.goOn(event);
		}
	}
	return lines;
}

function changesOf(event: StreamEvent, names: FeedNames): Change[] {
	if (isReview(event)) return reviewChanges(event, names);
	return isPlan(event) ? planChanges(event, names) : airChanges(event, names);
}

const isReview = (event: StreamEvent): event is ReviewEvent => /^(?:review|action|import)-/.test(event.type);
const isPlan = (event: PlanEvent | LiveEvent): event is PlanEvent =>
	/^(?:stream|goal|post|shift|checklist|items|block|group|sheet|change|request|comment|version|gone)-/.test(event.type);
