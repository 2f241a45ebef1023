// A comment on a row, as it stands in the fold.
import type { CommentId, ItemId, MemberId } from '../id.ts';
import type { Instant } from '../time.ts';

export interface Comment {
	readonly id: CommentId;
	readonly itemId: ItemId;
	/** The column it is pinned to (a key of COLUMNS); null = the row as such. */
	readonly column: string | null;
	readonly text: string;
	/** Who is called upon (@), each once. */
	readonly mentions: readonly MemberId[];
	readonly by: MemberId;
	readonly at: Instant;
	/** null = open */
	readonly resolved: { readonly by: MemberId; readonly at: Instant } | null;
}
