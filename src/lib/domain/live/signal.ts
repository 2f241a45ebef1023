// What one screen says to another in passing: which one it is, where it should look, how the 提词器 should run. Never kept, never part of the show.
import type { ItemId } from '../id.ts';
import type { CommandName } from '../stream/command.ts';

/** Who listens together: the 提词器 of a post and all that hold its hand. */
export const SIGNAL_GROUPS = ['prompter:host'] as const;
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

/** An act on a 提词器 from somewhere else. `by` is one step forward, faster or bigger, or one back. `tell`: say where you are. */
export type PromptAct =
	| { readonly act: 'block' | 'line' | 'speed' | 'size'; readonly by: 1 | -1 }
	| { readonly act: 'roll'; readonly on: boolean }
	| { readonly act: 'view'; readonly view: 'card' | 'script' }
	| { readonly act: 'tell' };

/** Where a 提词器 is. */
export interface PromptReport {
	readonly view: 'card' | 'script';
	readonly rolling: boolean;
	/** 字 a minute, or lines a minute when it runs steadily. */
	readonly speed: number;
	readonly steady: boolean;
	/** Type, in hundredths of the height. */
	readonly size: number;
	/** The item that is read. */
	readonly title: string;
	/** The block at the reading line, from 1 of `blocks`; 0 = there is none. */
	readonly block: number;
	readonly blocks: number;
	/** The next words under the reading line. */
	readonly words: string;
}

export type Signal =
	| { readonly type: 'identify'; readonly number: number }
	/** `screen` as in a screen's address; `item` shows one item and stays with it. */
	| { readonly type: 'show'; readonly screen: string; readonly itemId: ItemId | null }
	| { readonly type: 'prompt'; readonly wish: PromptAct }
	| { readonly type: 'prompt-state'; readonly report: PromptReport };

/** A signal as it arrives, with the name of whoever sent it. */
export interface HeardSignal {
	readonly from: string;
	readonly signal: Signal;
}

/** Screens are arranged by whoever drives the show; a 提词器 is held by those who step the item's loop: speaker and desk. */
export function signalRight(type: Signal['type']): CommandName {
	return type === 'identify' || type === 'show' ? 'take' : 'step-beat';
}

/** The most words a report carries, in characters. */
export const REPORT_WORDS = 60;

/** The numbers of the screens on the desk's list, from 1: by what they show and then by connection, so that the order of reports changes nothing. */
export function screenNumbers(
	screens: readonly { readonly id: string; readonly screen: string }[]
): ReadonlyMap<string, number> {
	const sorted = screens.toSorted((a, b) => compare(a.screen, b.screen) || compare(a.id, b.id));
	return new Map(sorted.map(({ id }, i) => [id, i + 1]));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
