// Finds and keeps the reader's place on the page: which character stands at the reading line, and bringing one there.
import type { PromptPlace } from './prompter-place.ts';

/** The scroller, with `[data-block]` around each block and `[data-from]` around each stretch of its text. */
export interface PromptPage {
	readonly box: HTMLElement;
	/** The reading line, in px from the box's top. */
	readonly line: number;
	readonly mirrorY: boolean;
}

/** A rectangle's top as the reader sees it, in px below the top of the box. */
function topOf({ box, mirrorY }: PromptPage, rect: DOMRect): number {
	const frame = box.getBoundingClientRect();
	return mirrorY ? frame.bottom - rect.bottom : rect.top - frame.top;
}

function blocksOf({ box }: PromptPage): HTMLElement[] {
	return [...box.querySelectorAll<HTMLElement>('[data-block]')];
}

/** The block at the reading line: the last one that begins above it. */
export function blockAtLine(page: PromptPage): HTMLElement | null {
	const blocks = blocksOf(page);
	return blocks.findLast((block) => topOf(page, block.getBoundingClientRect()) <= page.line + 1) ?? blocks[0] ?? null;
}

function charTop(page: PromptPage, block: HTMLElement, char: number): number | null {
	const parts = [...block.querySelectorAll<HTMLElement>('[data-from]')];
	const part = parts.findLast((one) => Number(one.dataset['from']) <= char) ?? parts[0];
	const node = part?.firstChild;
	if (!part || !(node instanceof Text)) return null;
	const at = Math.min(Math.max(0, char - Number(part.dataset['from'])), Math.max(0, node.length - 1));
	const range = document.createRange();
	range.setStart(node, at);
	range.setEnd(node, Math.min(node.length, at + 1));
	return topOf(page, range.getBoundingClientRect());
}

/** The place at the reading line, and how far (px) its line is from it. Some ten measurements, however long the script. */
export function placeAtLine(page: PromptPage): (PromptPlace & { readonly below: number }) | null {
	const block = blockAtLine(page);
	const blockId = block?.dataset['block'];
	if (!block || blockId === undefined) return null;
	let low = 0;
	let high = Number(block.dataset['length'] ?? 0);
	while (low < high) {
		const middle = Math.floor((low + high + 1) / 2);
		const top = charTop(page, block, middle);
		if (top !== null && top <= page.line) low = middle;
		else high = middle - 1;
	}
	const top = charTop(page, block, low) ?? topOf(page, block.getBoundingClientRect());
	return { blockId, char: low, below: top - page.line };
}

/** Brings a character to `below` px under the reading line. */
export function bringToLine(page: PromptPage, place: PromptPlace, below = 0): void {
	const block = blocksOf(page).find((one) => one.dataset['block'] === place.blockId);
	if (!block) return;
	const top = charTop(page, block, place.char) ?? topOf(page, block.getBoundingClientRect());
	page.box.scrollTop += top - page.line - below;
}

/** Less than this into a block somebody is at its beginning, in px. */
const AT_BEGINNING = 12;

/** Brings the block behind the one at the reading line to it, or back: first to the beginning of the block being read, then to the one before. */
export function jumpBlock(page: PromptPage, by: 1 | -1): void {
	const blocks = blocksOf(page);
	const at = blockAtLine(page);
	if (!at) return;
	const into = page.line - topOf(page, at.getBoundingClientRect());
	const block = by < 0 && into > AT_BEGINNING ? at : blocks[blocks.indexOf(at) + by];
	if (block) page.box.scrollTop += topOf(page, block.getBoundingClientRect()) - page.line;
}
