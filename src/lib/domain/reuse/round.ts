// A round (循环) kept for other streams: its rows with their scripts, to be put into a sheet.
import type { GroupId, ItemId, MemberId } from '../id.ts';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { rowIndex } from '../plan/rows.ts';
import type { Command } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration } from '../time.ts';
import { addedInPackets, copiedItem } from './copies.ts';

export interface RoundPlan {
	readonly title: string;
	readonly target: Duration | null;
	/** In their order; fixed times are not kept, a round runs at any hour. */
	readonly items: readonly Item[];
}

/** The round as it stands in a stream; null when it is gone or has no row. */
export function roundOf(state: StreamState, groupId: GroupId): RoundPlan | null {
	const group = state.groups[rowIndex(state.groups, groupId)];
	const items = state.items
		.filter((item) => item.groupId === groupId && !item.insertedOnAir)
		.map((item) => ({ ...item, hardStart: null, hardEnd: null, ready: false }));
	return group && items.length > 0 ? { title: group.title, target: group.target, items } : null;
}

/** A round that was kept before rows had all of today's fields. */
export function upgradedRound(round: RoundPlan): RoundPlan {
	return { ...round, items: round.items.map((item) => ({ ...EMPTY_ITEM, ...item })) };
}

/** The commands that put the round behind `after` (null = at the top), as a new round of its own. */
export function roundCommands(
	round: RoundPlan,
	after: ItemId | null,
	members: ReadonlySet<MemberId> | null,
	newId: () => string
): Command[] {
	const id = newId();
	const rows = round.items.map((item) => copiedItem(item, id, true, { shift: null, members, newId }));
	const group = { id, title: round.title, target: round.target };
	return [{ name: 'add-group', args: { group } }, ...addedInPackets(rows, after)];
}
