// Every intent a person can have in a stream. `aim` is what the sender saw, so that two presses cannot do it twice.
import type {
	ActionId,
	BlockId,
	CommentId,
	CoverId,
	CueId,
	DatasetId,
	GroupId,
	ItemId,
	LineId,
	MarkId,
	MemberId,
	PostId,
	PromiseId,
	RequestId,
	RunId,
	ShiftId,
	TaskId,
	VersionId
} from '../id.ts';
import type { Beat, LocalWish, MarkKind, PromiseStep, TakeWay } from '../live/live.ts';
import type { Fen } from '../money.ts';
import type { Post, PostKind, Shift } from '../people/post.ts';
import type { Group, GroupPatch } from '../plan/group.ts';
import type { Item, ItemPatch, NewItem, ScriptBlock } from '../plan/item.ts';
import type { ChecklistLine, NewLine, Positioning } from '../plan/plan.ts';
import type { ImportedDataset, ReviewAction, ReviewSection } from '../review/review.ts';
import type { TaskKind, TaskStep } from '../task/task.ts';
import type { Duration, Instant } from '../time.ts';

/** The run that was on air on the sender's screen; null = nothing on air. */
export interface OnAirAim {
	readonly runId: RunId | null;
}

export interface StreamHead {
	readonly title: string;
	readonly account: string;
	readonly plannedStart: Instant | null;
	readonly plannedEnd: Instant | null;
	/** How long one person may host without a break; null = as the trade has it (LONGEST_ON_AIR). */
	readonly longestOnAir: Duration | null;
	/** How long a task of the board may wait before the director sees it; null = as the trade has it (TASK_PATIENCE). */
	readonly taskPatience: Duration | null;
	/** 通告单: where everybody is to be, whom to call, what else they are told, and how long before their first time they come. */
	readonly venue: string;
	readonly contacts: string;
	readonly callNote: string;
	/** null = as the trade has it (CALL_LEAD) */
	readonly callLead: Duration | null;
}

/** An item with the item it stood behind (null = first), for bringing removed rows back to their places. */
export interface PlacedItem {
	readonly item: Item;
	readonly after: ItemId | null;
}

/** How long an item to come shall be; null = as planned. */
export interface WishedLength {
	readonly itemId: ItemId;
	readonly length: Duration | null;
}
/** Out of the running order, or back in. */
export interface WishedSkip {
	readonly itemId: ItemId;
	readonly skip: boolean;
}

export type PlanCommand =
	| { readonly name: 'describe-stream'; readonly args: { readonly patch: Partial<StreamHead> } }
	| { readonly name: 'position-stream'; readonly args: { readonly patch: Partial<Positioning> } }
	/** target null removes the goal */
	| { readonly name: 'set-goal'; readonly args: { readonly metric: string; readonly target: number | null } }
	| { readonly name: 'add-post'; readonly args: { readonly post: Post } }
	| { readonly name: 'remove-post'; readonly args: { readonly postId: PostId } }
	/** adds the shift or replaces the one with its id */
	| { readonly name: 'set-shift'; readonly args: { readonly shift: Shift } }
	| { readonly name: 'remove-shift'; readonly args: { readonly shiftId: ShiftId } }
	| { readonly name: 'add-checklist-lines'; readonly args: { readonly lines: readonly NewLine[] } }
	| {
			readonly name: 'edit-checklist-line';
			readonly args: { readonly lineId: LineId; readonly patch: Partial<Omit<ChecklistLine, 'id' | 'done'>> };
	  }
	| { readonly name: 'tick-checklist-line'; readonly args: { readonly lineId: LineId; readonly done: boolean } }
	| { readonly name: 'remove-checklist-line'; readonly args: { readonly lineId: LineId } }
	/** after null = at the top */
	| { readonly name: 'add-items'; readonly args: { readonly items: readonly NewItem[]; readonly after: ItemId | null } }
	| {
			readonly name: 'edit-items';
			readonly args: { readonly edits: readonly { readonly itemId: ItemId; readonly patch: ItemPatch }[] };
	  }
	| {
			readonly name: 'move-items';
			readonly args: { readonly itemIds: readonly ItemId[]; readonly after: ItemId | null };
	  }
	| { readonly name: 'remove-items'; readonly args: { readonly itemIds: readonly ItemId[] } }
	| { readonly name: 'restore-items'; readonly args: { readonly items: readonly PlacedItem[] } }
	| { readonly name: 'add-group'; readonly args: { readonly group: Group } }
	| { readonly name: 'edit-group'; readonly args: { readonly groupId: GroupId; readonly patch: GroupPatch } }
	/** its rows stay, in no group */
	| { readonly name: 'remove-group'; readonly args: { readonly groupId: GroupId } }
	/** locks or unlocks the sheet */
	| { readonly name: 'lock-sheet'; readonly args: { readonly locked: boolean; readonly note: string } }
	/** itemId null = about the sheet as such; `wanted` is what granting does, null = only words */
	| {
			readonly name: 'request-change';
			readonly args: {
				readonly requestId: RequestId;
				readonly itemId: ItemId | null;
				readonly text: string;
				readonly wanted: SheetCommand | null;
			};
	  }
	/** granting does what was wanted; `note` says why not, or anything else in answer */
	| {
			readonly name: 'settle-request';
			readonly args: { readonly requestId: RequestId; readonly granted: boolean; readonly note: string };
	  }
	/** takes an answer back: the request is open again; `undo` takes back what granting it did */
	| {
			readonly name: 'reopen-request';
			readonly args: { readonly requestId: RequestId; readonly undo: readonly SheetCommand[] };
	  }
	| {
			readonly name: 'add-comment';
			readonly args: {
				readonly commentId: CommentId;
				readonly itemId: ItemId;
				readonly column: string | null;
				readonly text: string;
				readonly mentions: readonly MemberId[];
			};
	  }
	| { readonly name: 'resolve-comment'; readonly args: { readonly commentId: CommentId; readonly resolved: boolean } }
	| { readonly name: 'remove-comment'; readonly args: { readonly commentId: CommentId } }
	/** the version is the stream as it is now */
	| { readonly name: 'name-version'; readonly args: { readonly versionId: VersionId; readonly title: string } }
	/** 播前: seen what still blocks air (names of readiness.ts), and on with it */
	| { readonly name: 'go-on-knowingly'; readonly args: { readonly blockers: readonly string[] } }
	/** Writes a whole block; `seen` is the block's revision on the sender's screen, 0 for a new block. */
	| {
			readonly name: 'write-block';
			readonly args: {
				readonly itemId: ItemId;
				readonly block: Pick<ScriptBlock, 'id' | 'post' | 'kind' | 'text'>;
				readonly seen: number;
			};
	  }
	| { readonly name: 'remove-block'; readonly args: { readonly itemId: ItemId; readonly blockId: BlockId } }
	| {
			readonly name: 'move-block';
			readonly args: { readonly itemId: ItemId; readonly blockId: BlockId; readonly after: BlockId | null };
	  };

/** What a lock keeps from the plan, and what somebody may ask the producer to let through. */
export type SheetCommand = Extract<PlanCommand, { name: `${string}-items` | `${string}-group` | 'describe-stream' }>;

export type LiveCommand =
	/** itemId null = whatever is next; the first take starts the show. `runId` names the new as-run record. */
	| {
			readonly name: 'take';
			readonly args: { readonly runId: RunId; readonly itemId: ItemId | null; readonly how: TakeWay };
			readonly aim: OnAirAim;
	  }
	| { readonly name: 'set-next'; readonly args: { readonly itemId: ItemId } }
	| { readonly name: 'skip-item'; readonly args: { readonly itemId: ItemId; readonly skip: boolean } }
	/** puts an item on the shelf, off the running order, or back into it */
	| { readonly name: 'shelve-item'; readonly args: { readonly itemId: ItemId; readonly shelve: boolean } }
	/** brings an item of the shelf right behind the one on air and makes it next */
	| { readonly name: 'pull-item'; readonly args: { readonly itemId: ItemId } }
	/** shortens, drops and brings back several items to come in one step; length null = as planned */
	| {
			readonly name: 'fit-rest';
			readonly args: { readonly lengths: readonly WishedLength[]; readonly skips: readonly WishedSkip[] };
	  }
	/** the place in the loop to go to, so that two who press at once step once */
	| {
			readonly name: 'step-beat';
			readonly args: { readonly beat: Beat; readonly round: number };
			readonly aim: OnAirAim;
	  }
	/** puts a new item behind the one on air and makes it next */
	| { readonly name: 'insert-item'; readonly args: { readonly item: NewItem } }
	/** asks for a task nobody planned, due `within` ms from now */
	| {
			readonly name: 'add-task';
			readonly args: {
				readonly taskId: TaskId;
				readonly kind: TaskKind;
				readonly text: string;
				readonly post: PostKind;
				readonly within: Duration;
			};
	  }
	/** `step` is where the task goes, `seen` where it stood on the sender's screen */
	| {
			readonly name: 'answer-task';
			readonly args: {
				readonly runId: RunId;
				readonly taskId: TaskId;
				readonly step: TaskStep;
				readonly seen: TaskStep;
			};
	  }
	/** reminds whoever has not answered or done it */
	| { readonly name: 'nudge-task'; readonly args: { readonly runId: RunId; readonly taskId: TaskId } }
	/** positive lengthens, negative shortens the item on air; never below what has elapsed */
	| { readonly name: 'extend'; readonly args: { readonly by: Duration }; readonly aim: OnAirAim }
	| { readonly name: 'hold'; readonly args: Record<string, never>; readonly aim: OnAirAim }
	| { readonly name: 'resume'; readonly args: Record<string, never>; readonly aim: OnAirAim }
	| { readonly name: 'end-show'; readonly args: Record<string, never>; readonly aim: OnAirAim }
	| {
			readonly name: 'send-cue';
			readonly args: {
				readonly cueId: CueId;
				readonly preset: string | null;
				readonly text: string;
				readonly posts: readonly PostId[];
				readonly needsAck: boolean;
			};
	  }
	| { readonly name: 'acknowledge-cue'; readonly args: { readonly cueId: CueId; readonly postId: PostId } }
	| { readonly name: 'withdraw-cue'; readonly args: { readonly cueId: CueId } }
	| {
			readonly name: 'start-cover';
			readonly args: {
				readonly coverId: CoverId;
				readonly postId: PostId;
				readonly memberId: MemberId;
				readonly name: string;
			};
	  }
	/** the free lines of the hand-over card, whole */
	| { readonly name: 'write-hand-over'; readonly args: { readonly text: string } }
	| { readonly name: 'end-cover'; readonly args: { readonly coverId: CoverId } }
	/** what was promised to the viewers; `within` null = no time was named */
	| {
			readonly name: 'make-promise';
			readonly args: { readonly promiseId: PromiseId; readonly text: string; readonly within: Duration | null };
	  }
	| {
			readonly name: 'settle-promise';
			readonly args: { readonly promiseId: PromiseId; readonly step: PromiseStep };
	  }
	/** at null = now; an earlier instant is allowed, a later one is not */
	| {
			readonly name: 'mark';
			readonly args: {
				readonly markId: MarkId;
				readonly kind: MarkKind;
				readonly text: string;
				readonly at: Instant | null;
			};
	  }
	| { readonly name: 'remove-mark'; readonly args: { readonly markId: MarkId } }
	/** what a desk did without the server; each step is merged by what it was aimed at (live/local.ts) */
	| { readonly name: 'merge-local'; readonly args: { readonly mergeId: string; readonly steps: readonly LocalStep[] } }
	| { readonly name: 'set-stock'; readonly args: { readonly itemId: ItemId; readonly stock: number | null } }
	| { readonly name: 'set-price'; readonly args: { readonly itemId: ItemId; readonly price: Fen | null } }
	| { readonly name: 'record-numbers'; readonly args: { readonly values: Readonly<Record<string, number>> } };

/** One step of a desk without a server. `at`: server time as that desk knew it; `after`: the run it saw on air, maybe one of its own. */
export interface LocalStep {
	readonly id: string;
	readonly at: Instant;
	readonly after: RunId | null;
	readonly wish: LocalWish;
}

export type ReviewCommand =
	| {
			readonly name: 'write-review';
			readonly args: { readonly section: ReviewSection; readonly text: string; readonly seen: number };
	  }
	| { readonly name: 'add-action'; readonly args: { readonly action: Omit<ReviewAction, 'done'> } }
	| {
			readonly name: 'edit-action';
			readonly args: { readonly actionId: ActionId; readonly patch: Partial<Omit<ReviewAction, 'id' | 'done'>> };
	  }
	| { readonly name: 'tick-action'; readonly args: { readonly actionId: ActionId; readonly done: boolean } }
	| { readonly name: 'remove-action'; readonly args: { readonly actionId: ActionId } }
	| {
			readonly name: 'note-import';
			readonly args: { readonly dataset: Omit<ImportedDataset, 'at' | 'by' | 'undone'> };
	  }
	| { readonly name: 'undo-import'; readonly args: { readonly datasetId: DatasetId } };

export type Command = PlanCommand | LiveCommand | ReviewCommand;
export type CommandName = Command['name'];
