// Taking back a change of the rounds.
import { sameValue, stillStanding } from '../stream/change.ts';
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { GroupPatch } from './group.ts';
import { rowIndex } from './rows.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not about groups. */
export function inverseOfGroups(state: StreamState, event: StreamEvent): readonly Command[] | null {
	const groupOf = (id: string) => state.groups[rowIndex(state.groups, id)];
	switch (event.type) {
		case 'group-added': {
			const { id } = event.group;
			// Rows have been put into it since: taking it away would undo that too.
			const used = state.items.some((item) => item.groupId === id);
			return !used && sameValue(groupOf(id), event.group) ? [{ name: 'remove-group', args: { groupId: id } }] : [];
		}
		case 'group-edited': {
			const { groupId } = event;
			const now = groupOf(groupId);
			const patch = now && stillStanding<GroupPatch>(now, event.patch, event.was);
			return patch ? [{ name: 'edit-group', args: { groupId, patch } }] : [];
		}
		case 'group-removed': {
			const { group, itemIds } = event;
			if (groupOf(group.id)) return [];
			const free = itemIds.filter((id) => state.items[rowIndex(state.items, id)]?.groupId === null);
			const edits = free.map((itemId) => ({ itemId, patch: { groupId: group.id } }));
			const added: Command = { name: 'add-group', args: { group } };
			return edits.length > 0 ? [added, { name: 'edit-items', args: { edits } }] : [added];
		}
		default:
			return null;
	}
}
