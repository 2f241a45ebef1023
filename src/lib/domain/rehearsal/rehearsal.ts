// 彩排 as everybody around the stream knows it: whether one runs, by which clock, and whether something was measured.
import type { RehearsalClock, RehearsalRate } from './clock.ts';

/** Names one 彩排; never the id of a stream. */
export type RehearsalId = string;

/** A 彩排 that is going on. */
export interface RunningRehearsal {
	readonly id: RehearsalId;
	/** Whoever began it, by name. */
	readonly by: string;
	readonly clock: RehearsalClock;
	/** The chosen pace; the clock may stand all the same (`clock.rate` 0): before the first take, and while it is paused. */
	readonly rate: RehearsalRate;
	/** false = nothing has been taken yet, and the clock waits at the planned start */
	readonly begun: boolean;
}

/** What a stream's pages are told of its 彩排. */
export interface RehearsalNews {
	readonly running: RunningRehearsal | null;
	/** How many items have a measured time that is still on offer. */
	readonly measured: number;
}

/** What somebody at the desk may want. `again`: from the top, what was measured is kept. `forget`: put that away. `turn` 0: the clock stands. */
export type RehearsalWish =
	| { readonly act: 'start' | 'again' | 'end' | 'measured' | 'forget' }
	| { readonly act: 'turn'; readonly rate: RehearsalRate | 0 };

/** Nothing rehearsed, nothing measured. */
export const NO_REHEARSAL: RehearsalNews = { running: null, measured: 0 };
