// Posts (岗位), who holds them when (班次), and covers (补位).
import type { CoverId, MemberId, PostId, ShiftId } from '../id.ts';
import type { Instant } from '../time.ts';

/** The posts of the trade; a team's own post is `other` with its own label. */
export const POST_KINDS = ['director', 'host', 'cohost', 'assistant', 'operator', 'ads', 'support', 'other'] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** A duty in one stream. `label` is shown instead of the kind's own word when not empty. */
export interface Post {
	readonly id: PostId;
	readonly kind: PostKind;
	readonly label: string;
}

/** Who holds a post from when to when (`from` < `to`). A stand-in is planned to be ready, and does not count as cover. */
export interface Shift {
	readonly id: ShiftId;
	readonly postId: PostId;
	readonly memberId: MemberId;
	readonly name: string;
	readonly from: Instant;
	readonly to: Instant;
	readonly standIn: boolean;
}

/** Another person takes a post for a while, on the spot. `to` is null while it lasts. */
export interface Cover {
	readonly id: CoverId;
	readonly postId: PostId;
	readonly memberId: MemberId;
	readonly name: string;
	readonly from: Instant;
	readonly to: Instant | null;
}

/** A person on a post at one moment. */
export interface OnPost {
	readonly postId: PostId;
	readonly kind: PostKind;
	readonly memberId: MemberId;
	readonly name: string;
}
