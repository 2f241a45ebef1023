// What the server knows of a command besides what the sender said: when, who, with which rights.
import type { MemberId, PostId } from '../id.ts';
import type { Level } from '../permission/level.ts';
import type { Instant } from '../time.ts';

export interface Context {
	/** Server time when the command is decided. */
	readonly at: Instant;
	readonly by: MemberId;
	readonly level: Level;
	/** The post of a screen that was opened with a join link; such a screen holds this post and nothing else. */
	readonly linkPost: PostId | null;
	/** Who is writing at this place now (`block:<id>`, `review:<section>`); null = nobody. */
	readonly writerOf: (place: string) => MemberId | null;
	/** A 彩排 of this stream is running beside it: it cannot go on air meanwhile. */
	readonly rehearsing?: boolean;
}

/** For machines and the server itself, who write without a pen. */
export const noPens: Context['writerOf'] = () => null;

/** Where, when and by whom an event was accepted. */
export interface EventMeta {
	readonly seq: number;
	readonly at: Instant;
	readonly by: MemberId;
}
