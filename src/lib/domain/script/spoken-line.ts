// The lines of a script as they are spoken, and the one at which the host was: by the 提词器's place, else by the loop's step.
import type { BlockId } from '../id.ts';
import type { Beat } from '../live/live.ts';
import type { BlockKind, Item, ScriptBlock } from '../plan/item.ts';

/** A stretch of a block's text: from `from` up to, not including, `to` (characters). */
export interface SpokenLine {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** Where somebody reads: a character of a block, 0 … its length. */
export interface ReadingPlace {
	readonly blockId: BlockId;
	readonly char: number;
}

/** A text in lines: at line breaks and behind the marks that end a sentence. The lines joined are the text. */
export function spokenLines(text: string): readonly SpokenLine[] {
	const lines: SpokenLine[] = [];
	for (const [line] of text.matchAll(/[^\n。！？!?；;]*[\n。！？!?；;]+[”’"』」）)]*|[^\n。！？!?；;]+$/gu)) {
		const from = lines.at(-1)?.to ?? 0;
		lines.push({ from, to: from + line.length, text: line });
	}
	return lines;
}

/** What is said at a step of the loop (塑品 互动 逼单 开价 追单). */
const SAID_AT: Readonly<Record<Beat, readonly BlockKind[]>> = {
	shape: ['shape', 'pain', 'point'],
	interact: ['interact'],
	press: ['close'],
	open: ['offer'],
	chase: ['close', 'offer']
};

/** Where the host was in the item's script: the very line, the first words of the loop's step, or the top; null = the host has no words in it. */
export function hostPlace(
	item: Pick<Item, 'script'>,
	reading: ReadingPlace | null,
	beat: Beat | null
): (ReadingPlace & { readonly sure: boolean }) | null {
	const blocks = hostBlocks(item);
	const block = blocks.find(({ id }) => id === reading?.blockId);
	if (block && reading) return { blockId: block.id, char: Math.min(reading.char, block.text.length), sure: true };
	const kinds = beat === null ? [] : SAID_AT[beat];
	const first = blocks.find(({ kind }) => kinds.includes(kind)) ?? blocks[0];
	return first ? { blockId: first.id, char: 0, sure: false } : null;
}

/** The host's blocks that have words, in their order. */
export function hostBlocks(item: Pick<Item, 'script'>): readonly ScriptBlock[] {
	return item.script.filter(({ post, text }) => post === 'host' && text.trim() !== '');
}
