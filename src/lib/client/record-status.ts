// What the server's heartbeat says of its record, as the director is shown it.
import type { Backlog } from '#lib/sync/protocol.ts';
import type { RecordStatus } from './stream-link.ts';

export function recordStatus(backlog: {
	readonly waiting: Backlog | null;
	readonly unsaved: Backlog | null;
}): RecordStatus {
	const { waiting, unsaved } = backlog;
	return {
		waiting: waiting?.count ?? 0,
		waitingSince: waiting?.since ?? null,
		unsaved: unsaved?.count ?? 0,
		recorderFailedSince: unsaved?.since ?? null
	};
}
