// How wide a column must be for what stands in it.
import type { Item } from '#lib/domain/plan/item.ts';
import type { Column } from '#lib/domain/run-sheet/column.ts';

/** px of padding, border and the handle */
const AROUND = 26;
/** Longer texts are cut: a column of sentences is not made a page wide. */
const MOST = 420;

/** The width in px of the widest text; `font` as the cells have it. */
export function fitWidth(
	items: readonly Item[],
	column: Column,
	label: string,
	words: (column: Column, item: Item) => string,
	font: string
): number {
	const pen = document.createElement('canvas').getContext('2d');
	if (!pen) return column.width;
	pen.font = font;
	const widest = items.reduce((most, item) => {
		const text = words(column, item);
		// Measuring is dear, and no letter is wider than 16 px.
		return text.length * 16 < most ? most : Math.max(most, pen.measureText(text).width);
	}, pen.measureText(label).width);
	return Math.min(MOST, Math.ceil(widest) + AROUND);
}
