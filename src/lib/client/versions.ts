// A stream as it was, asked of the server: the points one can go back to, and the state at each.
import type { StreamId } from '#lib/domain/id.ts';
import { upgraded, type StreamState } from '#lib/domain/stream/state.ts';
import type { VersionPoint } from '#lib/domain/stream/version-points.ts';

/** The versions nobody had to name, the earliest first. Throws when nobody answers. */
export async function askPoints(streamId: StreamId): Promise<readonly VersionPoint[]> {
	const { points } = await ask<{ points: readonly VersionPoint[] }>(`/api/streams/${streamId}/versions`);
	return points;
}

/** The stream after the entry `seq`, with the fields of today. Throws when nobody answers. */
export async function askState(streamId: StreamId, seq: number): Promise<StreamState> {
	const { state } = await ask<{ state: StreamState }>(`/api/streams/${streamId}/versions/${seq}`);
	return upgraded(state);
}

async function ask<T>(path: string): Promise<T> {
	const answer = await fetch(path);
	if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
	return (await answer.json()) as T;
}
