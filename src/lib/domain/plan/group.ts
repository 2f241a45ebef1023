// A round (循环): rows of the run-sheet that belong together, with the length it is meant to have.
import type { GroupId } from '../id.ts';
import type { Duration } from '../time.ts';

/** Rows say which group they are in (`groupId`); whether it is folded is each viewer's own affair. */
export interface Group {
	readonly id: GroupId;
	readonly title: string;
	/** 0 … 24 h; null = as long as its rows take. */
	readonly target: Duration | null;
}

/** A change of some fields of a group. */
export type GroupPatch = Partial<Omit<Group, 'id'>>;
