// 复盘 as people write it: four steps, a self-assessment per post, and actions with owner and due date.
import type { ActionId, DatasetId, MemberId } from '../id.ts';
import type { PostKind } from '../people/post.ts';
import type { Instant } from '../time.ts';

/** 回顾目标 → 评估结果 → 分析原因 → 总结规律, then a self-assessment per post. */
export type ReviewSection = 'goal' | 'result' | 'cause' | 'lesson' | `self-${PostKind}`;
export const REVIEW_STEPS = ['goal', 'result', 'cause', 'lesson'] as const;

export interface ReviewText {
	readonly section: ReviewSection;
	readonly text: string;
	/** Accepted writings, from 1. */
	readonly revision: number;
	readonly by: MemberId;
	readonly at: Instant;
}

export interface ReviewAction {
	readonly id: ActionId;
	readonly title: string;
	readonly ownerId: MemberId | null;
	readonly ownerName: string;
	readonly due: Instant | null;
	/** How one will see that it worked, in words. */
	readonly verify: string;
	readonly done: { readonly by: MemberId; readonly at: Instant } | null;
}

/** A platform file that was taken in; its rows are kept outside the journal. */
export interface ImportedDataset {
	readonly id: DatasetId;
	/** compass-streams, compass-minutes, compass-products, qianchuan … as recognised */
	readonly kind: string;
	readonly fileName: string;
	readonly sha256: string;
	readonly rows: number;
	readonly issues: number;
	readonly at: Instant;
	readonly by: MemberId;
	readonly undone: boolean;
}

export interface Review {
	readonly texts: readonly ReviewText[];
	readonly actions: readonly ReviewAction[];
	readonly datasets: readonly ImportedDataset[];
}
