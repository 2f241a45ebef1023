// A page of the change feed, the newest entries first asked for, each told as its lines.
import { feed } from '#lib/domain/stream/feed.ts';
import type { FeedPage } from '#lib/domain/stream/feed-page.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import type { History } from './history.ts';

/** The last `limit` entries before `before` (null = the newest). */
export async function changesPage(
	history: History,
	open: OpenStream,
	before: number | null,
	limit: number
): Promise<FeedPage> {
	const last = history.last(open);
	const upTo = Math.min(last, (before ?? last + 1) - 1);
	const after = Math.max(0, upTo - limit);
	const { state } = open.room;
	const entries = await history.entries(open.streamId, after, upTo);
	return { lines: feed(entries, state), before: after > 0 ? after + 1 : null, last, since: entries[0]?.at ?? null };
}
