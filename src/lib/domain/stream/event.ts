// What has happened in a stream. `was` keeps what an undo needs; instants and people come from the entry that carries the event.
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
	TaskId,
	VersionId
} from '../id.ts';
import type { Beat, LocalLine, MarkKind, PromiseStep, TakeWay } from '../live/live.ts';
import type { Fen } from '../money.ts';
import type { Post, Shift } from '../people/post.ts';
import type { Comment } from '../plan/row-comment.ts';
import type { Group, GroupPatch } from '../plan/group.ts';
import type { ItemPatch, NewItem, ScriptBlock } from '../plan/item.ts';
import type { ChecklistLine, Positioning } from '../plan/plan.ts';
import type { ImportedDataset, ReviewAction, ReviewSection } from '../review/review.ts';
import type { Task, TaskStep } from '../task/task.ts';
import type { Duration, Instant } from '../time.ts';
import type { PlacedItem, SheetCommand, StreamHead, WishedLength, WishedSkip } from './command.ts';

export type PlanEvent =
	| { readonly type: 'stream-described'; readonly patch: Partial<StreamHead>; readonly was: Partial<StreamHead> }
	| { readonly type: 'stream-positioned'; readonly patch: Partial<Positioning>; readonly was: Partial<Positioning> }
	| { readonly type: 'goal-set'; readonly metric: string; readonly target: number | null; readonly was: number | null }
	| { readonly type: 'post-added'; readonly post: Post }
	| { readonly type: 'post-removed'; readonly post: Post; readonly shifts: readonly Shift[] }
	| { readonly type: 'shift-set'; readonly shift: Shift; readonly was: Shift | null }
	| { readonly type: 'shift-removed'; readonly shift: Shift }
	| { readonly type: 'checklist-lines-added'; readonly lines: readonly ChecklistLine[] }
	| {
			readonly type: 'checklist-line-edited';
			readonly lineId: LineId;
			readonly patch: Partial<Omit<ChecklistLine, 'id' | 'done'>>;
			readonly was: Partial<Omit<ChecklistLine, 'id' | 'done'>>;
	  }
	| { readonly type: 'checklist-line-ticked'; readonly lineId: LineId; readonly done: boolean }
	| { readonly type: 'checklist-line-removed'; readonly line: ChecklistLine }
	| {
			readonly type: 'items-added';
			readonly items: readonly NewItem[];
			readonly after: ItemId | null;
			readonly onAir: boolean;
	  }
	| {
			readonly type: 'items-edited';
			readonly edits: readonly { readonly itemId: ItemId; readonly patch: ItemPatch; readonly was: ItemPatch }[];
	  }
	| {
			readonly type: 'items-moved';
			readonly itemIds: readonly ItemId[];
			readonly after: ItemId | null;
			/** where each stood before, in sheet order */
			readonly was: readonly { readonly itemId: ItemId; readonly after: ItemId | null }[];
	  }
	| { readonly type: 'items-removed'; readonly items: readonly PlacedItem[] }
	| { readonly type: 'items-restored'; readonly items: readonly PlacedItem[] }
	| { readonly type: 'group-added'; readonly group: Group }
	| {
			readonly type: 'group-edited';
			readonly groupId: GroupId;
			readonly patch: GroupPatch;
			readonly was: GroupPatch;
	  }
	/** `itemIds` are the rows that were in it */
	| { readonly type: 'group-removed'; readonly group: Group; readonly itemIds: readonly ItemId[] }
	| { readonly type: 'sheet-locked'; readonly note: string }
	/** `was` is the note of the lock that went */
	| { readonly type: 'sheet-unlocked'; readonly note: string; readonly was: string }
	| {
			readonly type: 'change-requested';
			readonly requestId: RequestId;
			readonly itemId: ItemId | null;
			readonly text: string;
			/** Entries from before requests carried what they want have none. */
			readonly wanted?: SheetCommand | null;
	  }
	| {
			readonly type: 'request-settled';
			readonly requestId: RequestId;
			readonly granted: boolean;
			/** Entries from before answers had words have none. */
			readonly note?: string;
	  }
	/** the answer that was taken back */
	| {
			readonly type: 'request-reopened';
			readonly requestId: RequestId;
			readonly granted: boolean;
			readonly note: string;
	  }
	| {
			readonly type: 'comment-added';
			readonly commentId: CommentId;
			readonly itemId: ItemId;
			readonly column: string | null;
			readonly text: string;
			readonly mentions: readonly MemberId[];
	  }
	| { readonly type: 'comment-resolved'; readonly commentId: CommentId; readonly resolved: boolean }
	| { readonly type: 'comment-removed'; readonly comment: Comment }
	| { readonly type: 'version-named'; readonly versionId: VersionId; readonly title: string }
	| { readonly type: 'gone-on-knowingly'; readonly blockers: readonly string[] }
	| {
			readonly type: 'block-written';
			readonly itemId: ItemId;
			readonly block: Pick<ScriptBlock, 'id' | 'post' | 'kind' | 'text'>;
			readonly was: Pick<ScriptBlock, 'post' | 'kind' | 'text'> | null;
	  }
	| {
			readonly type: 'block-removed';
			readonly itemId: ItemId;
			readonly block: ScriptBlock;
			readonly after: BlockId | null;
	  }
	| {
			readonly type: 'block-moved';
			readonly itemId: ItemId;
			readonly blockId: BlockId;
			readonly after: BlockId | null;
			readonly was: BlockId | null;
	  };

/** What drives the show; also what a merge of local steps is made of. */
export type DriveEvent =
	/** Ends the run on air (or the wait for the show) and starts this one; `nextId` is what comes after. */
	| {
			readonly type: 'item-taken';
			readonly runId: RunId;
			readonly itemId: ItemId;
			readonly how: TakeWay;
			readonly nextId: ItemId | null;
	  }
	| { readonly type: 'next-set'; readonly itemId: ItemId | null; readonly was: ItemId | null }
	| { readonly type: 'item-skipped'; readonly itemId: ItemId; readonly skip: boolean; readonly nextId: ItemId | null }
	/** `by` as it was granted, after the limit at what had elapsed */
	| { readonly type: 'run-extended'; readonly runId: RunId; readonly by: Duration }
	| { readonly type: 'run-held'; readonly runId: RunId }
	| { readonly type: 'run-resumed'; readonly runId: RunId };

/** One local step with what became of it; a kept one with what it did. */
export type MergedStep =
	| Exclude<LocalLine, { readonly outcome: 'kept' }>
	| (Extract<LocalLine, { readonly outcome: 'kept' }> & { readonly events: readonly DriveEvent[] });

export type LiveEvent =
	| DriveEvent
	/** A desk came back with what it had done alone; happened at `at` of each kept step. */
	| { readonly type: 'local-merged'; readonly mergeId: string; readonly steps: readonly MergedStep[] }
	| { readonly type: 'item-shelved'; readonly itemId: ItemId; readonly shelve: boolean; readonly nextId: ItemId | null }
	/** `was` null = as planned; `nextId` is what comes next then */
	| {
			readonly type: 'rest-fitted';
			readonly lengths: readonly (WishedLength & { readonly was: Duration | null })[];
			readonly skips: readonly WishedSkip[];
			readonly nextId: ItemId | null;
	  }
	| { readonly type: 'beat-stepped'; readonly runId: RunId; readonly beat: Beat; readonly round: number }
	/** asked for on air; due at `task.at` */
	| { readonly type: 'task-added'; readonly runId: RunId; readonly task: Task }
	/** `due` null = it had not come due; `forOwner`: not by whom the task is for */
	| {
			readonly type: 'task-answered';
			readonly runId: RunId;
			readonly taskId: TaskId;
			readonly step: TaskStep;
			readonly due: Instant | null;
			readonly forOwner: boolean;
			readonly was: TaskStep;
	  }
	| { readonly type: 'task-nudged'; readonly runId: RunId; readonly taskId: TaskId }
	| { readonly type: 'show-ended' }
	| {
			readonly type: 'cue-sent';
			readonly cueId: CueId;
			readonly preset: string | null;
			readonly text: string;
			readonly posts: readonly PostId[];
			readonly needsAck: boolean;
	  }
	| { readonly type: 'cue-acknowledged'; readonly cueId: CueId; readonly postId: PostId }
	| { readonly type: 'cue-withdrawn'; readonly cueId: CueId }
	| {
			readonly type: 'cover-started';
			readonly coverId: CoverId;
			readonly postId: PostId;
			readonly memberId: MemberId;
			readonly name: string;
	  }
	| { readonly type: 'hand-over-written'; readonly text: string; readonly was: string }
	| { readonly type: 'cover-ended'; readonly coverId: CoverId }
	| {
			readonly type: 'promise-made';
			readonly promiseId: PromiseId;
			readonly text: string;
			readonly due: Instant | null;
	  }
	| {
			readonly type: 'promise-settled';
			readonly promiseId: PromiseId;
			readonly step: PromiseStep;
			readonly was: PromiseStep;
	  }
	| {
			readonly type: 'marked';
			readonly markId: MarkId;
			readonly kind: MarkKind;
			readonly text: string;
			readonly at: Instant | null;
	  }
	| { readonly type: 'mark-removed'; readonly markId: MarkId }
	| {
			readonly type: 'stock-set';
			readonly itemId: ItemId;
			readonly stock: number | null;
			readonly was: number | null;
	  }
	| { readonly type: 'price-set'; readonly itemId: ItemId; readonly price: Fen | null; readonly was: Fen | null }
	| { readonly type: 'numbers-recorded'; readonly values: Readonly<Record<string, number>> };

export type ReviewEvent =
	| {
			readonly type: 'review-written';
			readonly section: ReviewSection;
			readonly text: string;
			readonly was: string;
	  }
	| { readonly type: 'action-added'; readonly action: ReviewAction }
	| {
			readonly type: 'action-edited';
			readonly actionId: ActionId;
			readonly patch: Partial<Omit<ReviewAction, 'id' | 'done'>>;
			readonly was: Partial<Omit<ReviewAction, 'id' | 'done'>>;
	  }
	| { readonly type: 'action-ticked'; readonly actionId: ActionId; readonly done: boolean }
	| { readonly type: 'action-removed'; readonly action: ReviewAction }
	| { readonly type: 'import-noted'; readonly dataset: Omit<ImportedDataset, 'at' | 'by' | 'undone'> }
	| { readonly type: 'import-undone'; readonly datasetId: DatasetId };

export type StreamEvent = PlanEvent | LiveEvent | ReviewEvent;
