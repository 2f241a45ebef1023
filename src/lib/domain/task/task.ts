// What a post does while an item is on air (上链接, 弹讲解卡, 改价 …): one line of the board, and what became of it.
import type { MemberId, TaskId } from '../id.ts';
import type { PostKind } from '../people/post.ts';
import type { Duration, Instant } from '../time.ts';

/** 上链接 弹讲解卡 改价 加库存(放单) 发券 福袋 其他 */
export const TASK_KINDS = ['link', 'card', 'price', 'stock', 'coupon', 'bag', 'note'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** From where a task's time is reckoned: the take, or backwards from the planned end of the item. */
export const TASK_ANCHORS = ['take', 'end'] as const;
export type TaskAnchor = (typeof TASK_ANCHORS)[number];

/** When a task is due. `by` ≥ 0 ms: so long after the take, or so long before the planned end; holds do not count. */
export interface TaskTime {
	readonly from: TaskAnchor;
	readonly by: Duration;
}

/** Who does it: a kind of post, or one person whatever post they hold (ownerId null = whoever is on the post). */
export interface TaskOwner {
	readonly post: PostKind;
	readonly ownerId: MemberId | null;
	readonly ownerName: string;
}

/** One line of the board. `id` is stable for as long as the item's plan says the same. */
export interface Task extends TaskTime, TaskOwner {
	readonly id: TaskId;
	readonly kind: TaskKind;
	/** In the producer's own words; '' = the kind says it. */
	readonly text: string;
	/** 链接号 it is about; null = none. */
	readonly linkNo: number | null;
	/** `price`: 分, `stock`: pieces, otherwise null. */
	readonly amount: number | null;
	/** Asked for on air: the moment it is due, whatever is on air then; `from` and `by` say nothing. Absent of planned ones. */
	readonly at?: Instant;
}

/**
 * What a producer puts on an item: a task of its own, or, under the id of one that the item asks for anyway, another
 * time, owner or wording for it; `off` takes that one away.
 */
export interface PlannedTask extends TaskTime, TaskOwner {
	readonly id: TaskId;
	readonly kind: TaskKind;
	readonly text: string;
	readonly off: boolean;
}

/** Nobody has touched it · 收到 · 完成 · 不用做. */
export const TASK_STEPS = ['open', 'received', 'done', 'waived'] as const;
export type TaskStep = (typeof TASK_STEPS)[number];

/** Who said it, when, by the server's clock. */
export interface TaskWord {
	readonly at: Instant;
	readonly by: MemberId;
}

/** What became of a task in one run. A task without a record is open and nobody was reminded of it. */
export interface TaskRecord {
	readonly taskId: TaskId;
	readonly step: TaskStep;
	/** When it was due, as of the last answer; null = it had not come due. */
	readonly due: Instant | null;
	/** null = nobody said 收到 */
	readonly received: TaskWord | null;
	/** 完成 or 不用做; `forOwner`: by somebody who was not on the post. Null = neither. */
	readonly settled: (TaskWord & { readonly forOwner: boolean }) | null;
	/** How often the director reminded (拍一下), and when last. */
	readonly nudges: number;
	readonly nudgedAt: Instant | null;
}
