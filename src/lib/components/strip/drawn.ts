// How each block is drawn: wide ones by themselves, thin ones merged by colour. A thousand items on one screen are a dozen shapes.
import type { Scale } from './scale.ts';
import { tintOf, type StripBlock } from './strip.ts';

/** Thinner than this (px) a block is only its colour. */
export const THIN = 4;

export interface DrawnBlock {
	readonly block: StripBlock;
	readonly x: number;
	readonly width: number;
	/** real − planned, ms; 0 without a plan */
	readonly over: number;
	/** how many px of the block lie beyond its planned length; 0 for what has not run yet */
	readonly excess: number;
}

/** Thin blocks of one colour as one path, and their ghosts as another. */
export interface ThinShape {
	readonly colour: string;
	readonly bodies: string;
	readonly ghosts: string;
}

/** Places every block (in order of start). What is on air or next is never merged: it must be found at a glance. */
export function drawBlocks(blocks: readonly StripBlock[], place: Scale, top: number, height: number, ghostTop: number) {
	const wide: DrawnBlock[] = [];
	const shapes: Record<string, { bodies: string; ghosts: string }> = {};
	for (const block of blocks) {
		const one = placed(block, place);
		if (one.width > THIN || block.state === 'now' || block.state === 'next') {
			wide.push(one);
			continue;
		}
		const colour = block.state === 'skipped' ? 'line-strong' : `tier-${tintOf(block)}`;
		const shape = (shapes[colour] ??= { bodies: '', ghosts: '' });
		shape.bodies += bar(one.x, top, Math.max(0.8, one.width - 1), height);
		if (block.ghost) {
			const x = place.x(block.ghost.start);
			shape.ghosts += bar(x, ghostTop, Math.max(0.5, place.x(block.ghost.end) - x - 1), 5);
		}
	}
	const thin: ThinShape[] = Object.entries(shapes).map(([colour, shape]) => ({ colour, ...shape }));
	return { wide, thin };
}

function placed(block: StripBlock, place: Scale): DrawnBlock {
	const x = place.x(block.start);
	const width = Math.max(1, place.x(block.end) - x);
	const over = block.ghost ? block.end - block.start - (block.ghost.end - block.ghost.start) : 0;
	const ran = block.state === 'done' || block.state === 'now';
	return { block, x, width, over, excess: ran && over > 0 ? place.x(block.end) - place.x(block.end - over) : 0 };
}

const bar = (x: number, y: number, width: number, height: number) =>
	`M${x.toFixed(1)} ${y}h${width.toFixed(1)}v${height}h-${width.toFixed(1)}z`;
