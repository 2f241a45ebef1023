// How named versions and knowing goes follow from their events.
import type { EventMeta } from '../stream/context.ts';
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';

export type VersionEvent = Extract<PlanEvent, { type: 'version-named' | 'gone-on-knowingly' }>;

/** The stream after the event. */
export function evolveVersion(state: StreamState, event: VersionEvent, { seq, at, by }: EventMeta): StreamState {
	if (event.type === 'gone-on-knowingly') {
		return { ...state, goneOn: [...state.goneOn, { blockers: event.blockers, by, at }] };
	}
	const { versionId: id, title } = event;
	return { ...state, versions: [...state.versions, { id, title, seq, at, by }] };
}
