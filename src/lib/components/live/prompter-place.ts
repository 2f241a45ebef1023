// Where the 提词器 stands in a script: a block and a character of it, so that editing above or in it does not move the reader.
import type { BlockId } from '#lib/domain/id.ts';

export interface PromptBlock {
	readonly id: BlockId;
	readonly text: string;
}

/** `char`: how many characters of the block's text are above the reading line, 0 … its length. */
export interface PromptPlace {
	readonly blockId: BlockId;
	readonly char: number;
}

/** Where a character stands after its text was changed in one stretch; inside the stretch it is the stretch's beginning. What is put right before it goes above it: nobody loses the word in their mouth. */
export function charAfterEdit(was: string, now: string, char: number): number {
	const most = Math.min(was.length, now.length);
	let head = 0;
	while (head < most && was[head] === now[head]) head++;
	if (char < head || (char === head && char === was.length)) return char;
	let tail = 0;
	while (tail < most - head && was[was.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
	return char >= was.length - tail ? char + now.length - was.length : head;
}

/** The same place after an edit; when its block is gone, the beginning of the next one left, or the end of the last. Null = nothing left. */
export function keptPlace(
	before: readonly PromptBlock[],
	after: readonly PromptBlock[],
	place: PromptPlace
): PromptPlace | null {
	const left = new Map(after.map((block) => [block.id, block]));
	const index = before.findIndex(({ id }) => id === place.blockId);
	const was = before[index];
	const same = left.get(place.blockId);
	if (same) return { blockId: same.id, char: was ? charAfterEdit(was.text, same.text, place.char) : 0 };
	const next = before.slice(index + 1).find(({ id }) => left.has(id));
	if (next) return { blockId: next.id, char: 0 };
	const last = after.at(-1);
	return last ? { blockId: last.id, char: last.text.length } : null;
}

/** Whether a reader could tell the two apart. */
export function sameBlocks(one: readonly PromptBlock[], other: readonly PromptBlock[]): boolean {
	return one.length === other.length && one.every(({ id, text }, i) => id === other[i]!.id && text === other[i]!.text);
}
