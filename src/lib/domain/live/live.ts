// What happens on air: the two pointers (now, next), the as-run record, cues, covers, marks, numbers.
import type { CueId, ItemId, MarkId, MemberId, PostId, PromiseId, RunId } from '../id.ts';
import type { Fen } from '../money.ts';
import type { Cover, OnPost } from '../people/post.ts';
import type { Refusal, RefusalName } from '../stream/refusal.ts';
import type { Task, TaskRecord } from '../task/task.ts';
import type { Duration, Instant } from '../time.ts';

/** How an item came on air. */
export const TAKE_WAYS = ['next', 'previous', 'jump', 'encore'] as const;
export type TakeWay = (typeof TAKE_WAYS)[number];

/** The loop inside an item, in its order: 塑品 互动 逼单 开价 追单; behind 追单 the next round begins. */
export const BEATS = ['shape', 'interact', 'press', 'open', 'chase'] as const;
export type Beat = (typeof BEATS)[number];

/** A step of the loop: `beat` of the `round`-th round (from 1) began at `at`. */
export interface BeatStep {
	readonly beat: Beat;
	readonly round: number;
	readonly at: Instant;
}

export interface Hold {
	readonly from: Instant;
	/** null while it lasts */
	readonly to: Instant | null;
}

/** One as-run record: an item on air once. 返场 makes another record and never changes this one. */
export interface Run {
	readonly id: RunId;
	readonly itemId: ItemId;
	readonly how: TakeWay;
	readonly startedAt: Instant;
	/** null while on air */
	readonly endedAt: Instant | null;
	/** The item's planned duration at the moment of the take. */
	readonly planned: Duration;
	/** Sum of extensions (negative = shortened); never below what had already elapsed when it was given. */
	readonly extension: Duration;
	readonly holds: readonly Hold[];
	readonly people: readonly OnPost[];
	readonly scriptRevision: number;
	readonly price: Fen | null;
	readonly stock: number | null;
	readonly takenBy: MemberId;
	/** The steps of its loop in their order; absent while nobody has stepped it. */
	readonly beats?: readonly BeatStep[];
	/** What the director asked for on air, in that order; absent while there is nothing. */
	readonly asked?: readonly Task[];
	/** The board's tasks as they stood when it went off air; absent while it is on air, and of shows from before the board. */
	readonly tasks?: readonly Task[];
	/** What became of them, in the order of the first word on each. */
	readonly taskRecords?: readonly TaskRecord[];
	/** 本地: taken at a desk without the server and known to everybody else only at this instant; absent otherwise. */
	readonly mergedAt?: Instant;
}

/** A message from the director to posts. */
export interface Cue {
	readonly id: CueId;
	readonly at: Instant;
	readonly by: MemberId;
	/** A preset's code (see CUE_PRESETS) or null for free text. */
	readonly preset: string | null;
	readonly text: string;
	readonly posts: readonly PostId[];
	/** Does the sender wait for an answer? */
	readonly needsAck: boolean;
	readonly itemId: ItemId | null;
	readonly acks: readonly CueAck[];
	readonly withdrawnAt: Instant | null;
}
export interface CueAck {
	readonly postId: PostId;
	readonly by: MemberId;
	readonly at: Instant;
}

/** The tracks of the trade's own big screen: 预警 场记 违规 福袋 秒杀 讲解 主播 广告. */
export const MARK_KINDS = ['warn', 'note', 'violation', 'bag', 'flash', 'highlight', 'host', 'ads'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** A timestamped note during the stream (打点). */
export interface Mark {
	readonly id: MarkId;
	readonly at: Instant;
	readonly by: MemberId;
	readonly kind: MarkKind;
	readonly text: string;
	readonly itemId: ItemId | null;
}

/** Owed · 兑现 · 作罢. */
export const PROMISE_STEPS = ['open', 'kept', 'dropped'] as const;
export type PromiseStep = (typeof PROMISE_STEPS)[number];

/** What was promised to the viewers. */
export interface HostPromise {
	readonly id: PromiseId;
	/** When it was noted, and by whom. */
	readonly at: Instant;
	readonly by: MemberId;
	readonly text: string;
	/** When it is to be kept; null = no time was named. */
	readonly due: Instant | null;
	readonly itemId: ItemId | null;
	readonly step: PromiseStep;
	/** When it was kept or dropped; null = still owed. */
	readonly settledAt: Instant | null;
}

/** A change of price or stock while on air. Price in 分, stock in pieces; null = unknown. */
export interface OfferChange {
	readonly at: Instant;
	readonly by: MemberId;
	readonly itemId: ItemId;
	readonly what: 'price' | 'stock';
	readonly was: number | null;
	readonly now: number | null;
}

/** Numbers typed in while on air: cumulative values by metric key, in the metric's unit. */
export interface Numbers {
	readonly at: Instant;
	readonly by: MemberId;
	readonly values: Readonly<Record<string, number>>;
}

/** What a desk may do without the server (本地): the command, without the aim that its step has. */
export type LocalWish =
	| {
			readonly name: 'take';
			readonly args: { readonly runId: RunId; readonly itemId: ItemId | null; readonly how: TakeWay };
	  }
	| { readonly name: 'set-next'; readonly args: { readonly itemId: ItemId } }
	| { readonly name: 'skip-item'; readonly args: { readonly itemId: ItemId; readonly skip: boolean } }
	| { readonly name: 'extend'; readonly args: { readonly by: Duration } }
	| { readonly name: 'hold' | 'resume'; readonly args: Record<string, never> };

/** Why a local step was given up: a refusal, or that the step it stood on was given up. */
export interface GivenUp {
	readonly name: RefusalName | 'follows-given-up';
	readonly detail?: Refusal['detail'];
}

/** One local step and what became of it. `at`: when it was done at that desk, server time, as it is recorded. */
export type LocalLine = { readonly id: string; readonly at: Instant; readonly wish: LocalWish } & (
	| { readonly outcome: 'kept' }
	| { readonly outcome: 'already' }
	| { readonly outcome: 'given-up'; readonly why: GivenUp }
);

/** A desk's steps without the server, as they were merged: for the list it is shown, and so that no step is done twice. */
export interface LocalMerge {
	readonly id: string;
	readonly at: Instant;
	readonly by: MemberId;
	readonly steps: readonly LocalLine[];
}

export interface Live {
	readonly phase: 'before' | 'on-air' | 'ended';
	readonly startedAt: Instant | null;
	readonly endedAt: Instant | null;
	/** All records in the order of their takes; the last one is open (endedAt null) while on air. */
	readonly runs: readonly Run[];
	/** What comes on air with the next take; null = end of the sheet. Before the show: the top, unless somebody set it. */
	readonly nextId: ItemId | null;
	readonly skipped: readonly ItemId[];
	/** 货架: prepared and off the running order until pulled; what was pulled or taken stays named here, the plan never counted it. */
	readonly shelf: readonly ItemId[];
	/** How long the desk wants items that are still to come to be, where that is not their planned duration. */
	readonly lengths: Readonly<Record<ItemId, Duration>>;
	readonly cues: readonly Cue[];
	readonly covers: readonly Cover[];
	/** What the one who goes tells the one who comes, in their own words; '' = nothing. */
	readonly handOver: string;
	/** What was promised to the viewers, in the order in which it was said. */
	readonly promises: readonly HostPromise[];
	readonly marks: readonly Mark[];
	readonly changes: readonly OfferChange[];
	readonly numbers: readonly Numbers[];
	/** What desks brought back that had stepped without the server. */
	readonly merges: readonly LocalMerge[];
}
