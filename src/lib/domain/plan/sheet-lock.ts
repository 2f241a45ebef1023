// A locked sheet and what people ask for meanwhile, as they stand in the fold.
import type { ItemId, MemberId, RequestId } from '../id.ts';
import type { SheetCommand } from '../stream/command.ts';
import type { Instant } from '../time.ts';

export interface SheetLock {
	readonly by: MemberId;
	readonly at: Instant;
	/** Why, or until when, in words. */
	readonly note: string;
}

/** Somebody who may not change the sheet, or not any more, asks the producer to. */
export interface ChangeRequest {
	readonly id: RequestId;
	/** The row it is about; null = the sheet as such. */
	readonly itemId: ItemId | null;
	readonly text: string;
	/** What granting it does to the sheet; null = the words only. */
	readonly wanted: SheetCommand | null;
	readonly by: MemberId;
	readonly at: Instant;
	/** null = open */
	readonly settled: {
		readonly by: MemberId;
		readonly at: Instant;
		readonly granted: boolean;
		/** The answer in words, as why not; '' = none. */
		readonly note: string;
	} | null;
}
