// What is decided before air besides the run-sheet: positioning (定位), goals, checklist (备播清单).
import type { LineId, MemberId } from '../id.ts';
import type { PostKind } from '../people/post.ts';
import type { Duration, Instant } from '../time.ts';

export interface Positioning {
	/** What the stream offers. */
	readonly offer: string;
	/** For whom. */
	readonly audience: string;
	/** Which problem of theirs it solves. */
	readonly problem: string;
}

/** A goal as a number: `metric` is a key of the metric dictionary, `target` in that metric's unit (money in 分, ratios 0…1, durations ms). */
export interface Goal {
	readonly metric: string;
	readonly target: number;
}

/** 场地 灯光 收音 样品 网络 小黄车 福袋 话术 投放 其他 */
export const CHECK_GROUPS = [
	'venue',
	'light',
	'sound',
	'sample',
	'network',
	'cart',
	'bag',
	'script',
	'ads',
	'other'
] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

export interface ChecklistLine {
	readonly id: LineId;
	readonly group: CheckGroup;
	readonly title: string;
	/** The post it belongs to: without an owner of its own it falls to whoever holds that post first (line-owner.ts). */
	readonly post: PostKind | null;
	/** Open, it stands in the way of going on air. */
	readonly blocks: boolean;
	readonly ownerId: MemberId | null;
	readonly ownerName: string;
	/** How long before the planned start it is due; null = no due time. */
	readonly dueBefore: Duration | null;
	readonly done: { readonly by: MemberId; readonly at: Instant } | null;
}

/** What lines had before they knew posts: of no post, and in nobody's way. */
export const LINE_DEFAULTS = { post: null, blocks: false } as const;

/** A new line as a client sends it. */
export type NewLine = Omit<ChecklistLine, 'done' | keyof typeof LINE_DEFAULTS> &
	Partial<Pick<ChecklistLine, keyof typeof LINE_DEFAULTS>>;
