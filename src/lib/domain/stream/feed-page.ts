// A stretch of the change feed as it is asked for and told, the newest part first.
import type { Instant } from '../time.ts';
import type { FeedLine } from './feed-line.ts';

export interface FeedPage {
	/** In the order in which it happened. */
	readonly lines: readonly FeedLine[];
	/** Ask with this as `before` for what happened earlier; null = that was the beginning. */
	readonly before: number | null;
	/** The last entry of the journal when this was told. */
	readonly last: number;
	/** When the oldest entry of this page happened; null when there is none. */
	readonly since: Instant | null;
}
