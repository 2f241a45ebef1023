// How the rounds follow from their events.
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import { changeRow, withoutRow } from './rows.ts';

export type GroupEvent = Extract<PlanEvent, { type: `group-${string}` }>;

/** Groups and rows after the event; the rows of a removed group stay. */
export function evolveGroups(state: StreamState, event: GroupEvent): StreamState {
	const { groups } = state;
	switch (event.type) {
		case 'group-added':
			return { ...state, groups: [...groups, event.group] };
		case 'group-edited':
			return { ...state, groups: changeRow(groups, event.groupId, (group) => ({ ...group, ...event.patch })) };
		case 'group-removed': {
			const { id } = event.group;
			const items = state.items.map((item) => (item.groupId === id ? { ...item, groupId: null } : item));
			return { ...state, groups: withoutRow(groups, id), items };
		}
	}
}
