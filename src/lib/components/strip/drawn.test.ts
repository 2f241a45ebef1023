// A long show stays quick to draw, and what is on air is never lost in it.
import { expect, test } from 'vitest';
import { drawBlocks } from './drawn.ts';
import { scale } from './scale.ts';
import type { BlockState, StripBlock } from './strip.ts';

const MINUTE = 60_000;
const block = (i: number, minutes: number, state: BlockState, planned = minutes): StripBlock => ({
	id: `b${i}`,
	label: `第 ${i} 项`,
	kind: 'product',
	tier: i % 2 ? 'profit' : 'traffic',
	state,
	start: i * minutes * MINUTE,
	end: (i + 1) * minutes * MINUTE,
	ghost: { start: i * minutes * MINUTE, end: (i * minutes + planned) * MINUTE }
});
const draw = (blocks: StripBlock[], minutes: number) =>
	drawBlocks(blocks, scale(0, minutes * MINUTE, 1000), 30, 40, 20);

test('a thousand items are a few shapes, with now and next by themselves', () => {
	const state = (i: number): BlockState => (i < 400 ? 'done' : i === 400 ? 'now' : i === 401 ? 'next' : 'planned');
	const { wide, thin } = draw(
		Array.from({ length: 1000 }, (_, i) => block(i, 1, state(i))),
		1000
	);
	expect(wide.map(({ block: { state } }) => state)).toEqual(['now', 'next']);
	expect(thin.map(({ colour }) => colour).sort()).toEqual(['tier-profit', 'tier-traffic']);
	expect(thin.reduce((sum, { bodies }) => sum + bodies.split('M').length - 1, 0)).toBe(998);
	expect(thin.reduce((sum, { ghosts }) => sum + ghosts.split('M').length - 1, 0)).toBe(998);
});

test('over is real minus planned, and only what has run shows its excess', () => {
	const { wide } = draw([block(0, 10, 'done', 8), block(1, 10, 'planned', 8), block(2, 10, 'done', 12)], 100);
	expect(wide.map(({ over }) => over / MINUTE)).toEqual([2, 2, -2]);
	expect(wide.map(({ excess }) => excess)).toEqual([20, 0, 0]);
});

test('a skipped thin block has no colour of its own', () => {
	expect(draw([block(0, 1, 'skipped')], 1000).thin.map(({ colour }) => colour)).toEqual(['line-strong']);
});
