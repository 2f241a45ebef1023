// The rounds (循环) of the sheet with their subtotals: how long each takes against what it is meant to, and what it should earn.
import type { GroupId, ItemId } from '../id.ts';
import type { Fen } from '../money.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration } from '../time.ts';

export interface Round {
	readonly groupId: GroupId;
	readonly title: string;
	readonly target: Duration | null;
	/** Its rows in sheet order. */
	readonly itemIds: readonly ItemId[];
	/** Sum of the planned lengths; a skipped row takes no time. */
	readonly planned: Duration;
	/** planned − target: positive = longer than meant; null without a target. */
	readonly over: Duration | null;
	/** Sum of the rows' goals; null when no row has one. */
	readonly goal: Fen | null;
	/** Products in it of which nobody said a goal: with any, the sum is a lower bound. */
	readonly withoutGoal: number;
	/** true when rows of others stand between its rows: it cannot be folded as one. */
	readonly scattered: boolean;
}

type Sheet = Pick<StreamState, 'items' | 'groups'> & { readonly live: Pick<StreamState['live'], 'skipped'> };

/** Every group in the order of its first row, groups without rows last. */
export function rounds(state: Sheet): readonly Round[] {
	const skipped = new Set(state.live.skipped);
	const rows = new Map<GroupId, number[]>();
	state.items.forEach(({ groupId }, index) => {
		if (groupId === null) return;
		const places = rows.get(groupId);
		if (places) places.push(index);
		else rows.set(groupId, [index]);
	});
	return state.groups
		.map(({ id, title, target }) => {
			const places = rows.get(id) ?? [];
			const items = places.map((index) => state.items[index]!);
			const running = items.filter((item) => !skipped.has(item.id));
			const planned = running.reduce((sum, item) => sum + item.planned, 0);
			const goals = running.flatMap(({ goal }) => goal ?? []);
			const round: Round = {
				groupId: id,
				title,
				target,
				itemIds: items.map((item) => item.id),
				planned,
				over: target === null ? null : planned - target,
				goal: goals.length > 0 ? goals.reduce((sum, goal) => sum + goal, 0) : null,
				withoutGoal: running.filter((item) => item.kind === 'product' && item.goal === null).length,
				scattered: places.length > 0 && places.at(-1)! - places[0]! >= places.length
			};
			return { round, first: places[0] ?? Infinity };
		})
		.sort((one, other) => (one.first === other.first ? 0 : one.first - other.first))
		.map(({ round }) => round);
}

/** The rounds by their group. */
export function roundsByGroup(state: Sheet): ReadonlyMap<GroupId, Round> {
	return new Map(rounds(state).map((round) => [round.groupId, round]));
}
