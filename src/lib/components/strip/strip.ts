// What the strip (时间带) is given to draw, in the show's words. Plan, air and review give the same kinds of things.
import type { PostKind } from '#lib/domain/people/post.ts';
import type { ItemKind } from '#lib/domain/plan/item.ts';
import type { Tier } from '#lib/domain/run-sheet/tier.ts';
import type { Instant } from '#lib/domain/time.ts';

export interface Span {
	readonly start: Instant;
	readonly end: Instant;
}

export type BlockState = 'planned' | 'done' | 'now' | 'next' | 'skipped';

/** One run of an item, or its place in the plan. */
export interface StripBlock extends Span {
	/** unique in the strip (a run's id on air, where an item can have several) */
	readonly id: string;
	readonly label: string;
	/** its number in the sheet, shown first */
	readonly number?: string;
	readonly kind: ItemKind;
	readonly tier: Tier | null;
	readonly state: BlockState;
	/** where the plan had it; drawn as a thin bar above with a line to the real end */
	readonly ghost?: Span | null;
}

/** A line of people under the blocks. */
export interface StripRow {
	readonly id: string;
	readonly kind: PostKind;
	readonly label: string;
	readonly spans: readonly (Span & { readonly id: string; readonly name: string; readonly cover?: boolean })[];
}

/** A hard start. */
export interface StripPin {
	readonly id: string;
	readonly at: Instant;
	readonly label: string;
}

/** Where something is missing or stands still; hatched. */
export interface StripGap extends Span {
	readonly id: string;
	readonly kind: 'gap' | 'overlap' | 'uncovered' | 'hold';
	/** the post row it belongs to; the blocks when absent */
	readonly rowId?: string;
}

/** A track of moments below: 预警 场记 违规 福袋 讲解 … */
export interface StripTrack {
	readonly id: string;
	readonly label: string;
	readonly tone?: 'plain' | 'warn' | 'over' | 'accent';
	readonly marks: readonly {
		readonly id: string;
		readonly at: Instant;
		readonly end?: Instant | null;
		readonly label: string;
	}[];
}

/** The colour of a block is its 款型; other segments share one quiet tint. */
export const tintOf = (block: Pick<StripBlock, 'kind' | 'tier'>): string =>
	block.tier ?? (block.kind === 'encore' ? 'encore' : 'segment');
