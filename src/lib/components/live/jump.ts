// Jumping by number: what a typed number can mean, 链接号 first (it is what is shouted), then 序号.
import type { Item } from '#lib/domain/plan/item.ts';
import { placeId } from '#lib/domain/live/next.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';

export interface JumpMatch {
	readonly by: 'link' | 'row';
	readonly item: Item;
	/** Its place in the sheet, from 1. */
	readonly row: number;
}

/** The most digits a jump takes: 链接号 go to 9999. */
export const JUMP_DIGITS = 4;

/**
 * The items a number can mean, the likeliest first; none = no such number. A product that comes in several rounds has its
 * 链接号 on several rows: the next one behind the place of the show is meant, otherwise the last one before it.
 */
export function jumpMatches(state: StreamState, digits: string): readonly JumpMatch[] {
	const number = Number(digits);
	if (!/^\d{1,4}$/.test(digits) || number < 1) return [];
	const place = placeId(state);
	const here = state.items.findIndex((item) => item.id === place);
	const linked = state.items.flatMap((item, index) => (item.linkNo === number ? [index] : []));
	const byLink = linked.find((index) => index > here && !state.live.skipped.includes(state.items[index]!.id));
	const found = [
		{ by: 'link' as const, index: byLink ?? linked.at(-1) },
		{ by: 'row' as const, index: number - 1 }
	];
	const matches: JumpMatch[] = [];
	for (const { by, index } of found) {
		const item = index === undefined ? undefined : state.items[index];
		if (item && !matches.some((match) => match.item.id === item.id)) matches.push({ by, item, row: index! + 1 });
	}
	return matches;
}
