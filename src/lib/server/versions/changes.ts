// A page of the change feed, the newest entries first asked for, each told as its lines.
import type { Instant } from '#lib/domain/time.ts';
import { feed } from '#lib/domain/stream/feed.ts';
import type { FeedLine } from '#lib/domain/stream/feed-line.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import type { History } from './history.ts';

export interface ChangesPage {
	/** In the order in which it happened. */
	readonly lines: readonly FeedLine[];
	/** Ask with this as `before` for what happened earlier; null = that was the beginning. */
	readonly before: number | null;
	/** The last entry of the journal when this was told. */
	readonly last: number;
	/** When the oldest entry of this page happened; null when there is none. */
	readonly since: Instant | null;
}

/** The last `limit` entries before `before` (null = the newest). */
export async function changesPage(
	history: History,
	open: OpenStream,
	before: number | null,
	limit: number
): Promise<ChangesPage> {
	const last = history.last(open);
	const upTo = Math.min(last, (before ?? last + 1) - 1);
	const after = Math.max(0, upTo - limit);
	const { state } = open.room;
	const entries = await history.entries(open.streamId, after, upTo);
	return { lines: feed(entries, state), before: after > 0 ? after + 1 : null, last, since: entries[0]?.at ?? null };
}
