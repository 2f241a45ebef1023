// The newest entries of a stream as this process has them: its recorder's of its own streams, of a followed one what it has heard.
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { isOwn, type OpenStream } from '#lib/server/live/stream-rooms.ts';
import type { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { FollowedRoom } from '#lib/sync/followed-room.ts';
import type { Entry } from '#lib/sync/protocol.ts';

/** In order and without a gap up to the last; may begin at any seq. */
export async function newestEntries(
	open: OpenStream | null,
	recorder: FlightRecorder<Entry<StreamEvent>>,
	streamId: string
): Promise<readonly Entry<StreamEvent>[]> {
	if (open && !isOwn(open)) return open.room instanceof FollowedRoom ? open.room.tail : [];
	const all = await recorder.entriesOf(streamId);
	// Between two terms of this process lies another's: PocketBase has that, and all before.
	const gap = all.findLastIndex(({ seq }, at) => at > 0 && seq !== (all[at - 1]?.seq ?? 0) + 1);
	return gap === -1 ? all : all.slice(gap);
}
