// Decides about the rounds (循环) of the run-sheet.
import { changeOf } from '../stream/change.ts';
import type { PlanCommand } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import type { Group, GroupPatch } from './group.ts';
import type { ItemPatch } from './item.ts';
import { GROUP_RANGES, GROUPS_MAX, misfit } from './ranges.ts';
import { rowIndex } from './rows.ts';

export type GroupCommand = Extract<PlanCommand, { name: `${string}-group` }>;

/** Decides about adding, editing and removing a group. Refuses: group-gone, id-taken, value-out-of-range, nothing-to-change. */
export function decideGroups(state: StreamState, command: GroupCommand): Decision {
	if (command.name === 'add-group') return addGroup(state, command.args.group);
	const group = state.groups[rowIndex(state.groups, command.args.groupId)];
	if (!group) return refuse('group-gone');
	if (command.name === 'remove-group') {
		const itemIds = state.items.filter((item) => item.groupId === group.id).map((item) => item.id);
		return accept({ type: 'group-removed', group, itemIds });
	}
	const { patch } = command.args;
	const field = 'id' in patch ? 'id' : misfit(GROUP_RANGES, patch);
	if (field !== null) return refuse('value-out-of-range', { field });
	const change = changeOf<GroupPatch>(group, patch);
	return change ? accept({ type: 'group-edited', groupId: group.id, ...change }) : refuse('nothing-to-change');
}

function addGroup(state: StreamState, { id, title, target }: Group): Decision {
	const group: Group = { id, title, target };
	const field = misfit(GROUP_RANGES, group);
	if (field !== null) return refuse('value-out-of-range', { field });
	if (rowIndex(state.groups, id) >= 0) return refuse('id-taken');
	if (state.groups.length >= GROUPS_MAX) return refuse('value-out-of-range', { field: 'groups' });
	return accept({ type: 'group-added', group });
}

/** The fields of a row that comes onto the sheet: a group that is gone, or of another stream, is no group. */
export function inKnownGroup<T extends ItemPatch>(state: StreamState, fields: T): T {
	const { groupId } = fields;
	return groupId && rowIndex(state.groups, groupId) < 0 ? { ...fields, groupId: null } : fields;
}
