// Which columns of the sheet a person sees, in which order and how wide: what they chose, laid over the columns there are.
import { COLUMNS, type Column } from './column.ts';

/** One person's choice. Keys that no longer exist are passed over; columns that came since stand where they belong. */
export interface SheetLayout {
	/** Column keys in the chosen order; empty = as the sheet has them. */
	readonly order: readonly string[];
	readonly hidden: readonly string[];
	/** px by column key */
	readonly widths: Readonly<Record<string, number>>;
	/** How many of the shown columns stay in view at the left, 0 … FROZEN_MAX. */
	readonly frozen: number;
}

/** Before anybody chose: the notes of posts that are seldom in the room are left out. */
export const PLAIN_LAYOUT: SheetLayout = {
	order: [],
	hidden: ['note-director', 'note-ads', 'note-support', 'note-other'],
	widths: {},
	frozen: 1
};
/** px */
export const NARROWEST = 40;
export const WIDEST = 800;
export const FROZEN_MAX = 6;
/** The row is known by it: it is never hidden. */
const ALWAYS = 'title';

/** All columns in the person's order, the hidden ones too. */
export function orderedColumns(layout: SheetLayout, columns: readonly Column[] = COLUMNS): readonly Column[] {
	const known = new Map(columns.map((column) => [column.key, column]));
	const order: Column[] = [];
	for (const key of layout.order) {
		const column = known.get(key);
		if (column && known.delete(key)) order.push(column);
	}
	columns.forEach((column, at) => {
		if (!known.has(column.key)) return;
		const before = columns[at - 1]?.key;
		order.splice(order.findIndex((one) => one.key === before) + 1, 0, column);
	});
	return order;
}

/** The columns that are shown, in order, each as wide as the person made it. */
export function shownColumns(layout: SheetLayout, columns: readonly Column[] = COLUMNS): readonly Column[] {
	const hidden = new Set(layout.hidden);
	return orderedColumns(layout, columns)
		.filter((column) => column.key === ALWAYS || !hidden.has(column.key))
		.map((column) => ({ ...column, width: layout.widths[column.key] ?? column.width }));
}

/** Whether a column may be hidden. */
export function mayHide(key: string): boolean {
	return key !== ALWAYS;
}

/** Shows or hides a column. */
export function withShown(layout: SheetLayout, key: string, shown: boolean): SheetLayout {
	const others = layout.hidden.filter((one) => one !== key);
	return { ...layout, hidden: shown || !mayHide(key) ? others : [...others, key] };
}

/** Puts a column before another one (null = last). */
export function withMoved(layout: SheetLayout, key: string, before: string | null): SheetLayout {
	const all = orderedColumns(layout).map((column) => column.key);
	if (key === before || !all.includes(key)) return layout;
	const order = all.filter((one) => one !== key);
	const at = before === null ? -1 : order.indexOf(before);
	order.splice(at < 0 ? order.length : at, 0, key);
	return { ...layout, order };
}

/** Moves a shown column by one place among the shown ones; the same layout at the edge. */
export function withShifted(layout: SheetLayout, key: string, by: 1 | -1): SheetLayout {
	const shown = shownColumns(layout).map((column) => column.key);
	const at = shown.indexOf(key);
	const to = at + by;
	if (at < 0 || to < 0 || to >= shown.length) return layout;
	return withMoved(layout, key, (by < 0 ? shown[to] : shown[to + 1]) ?? null);
}

/** Makes a column so many px wide, within NARROWEST … WIDEST. */
export function withWidth(layout: SheetLayout, key: string, width: number): SheetLayout {
	const fits = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
	return { ...layout, widths: { ...layout.widths, [key]: fits } };
}

/** Keeps so many columns in view, within 0 … FROZEN_MAX. */
export function withFrozen(layout: SheetLayout, frozen: number): SheetLayout {
	return { ...layout, frozen: Math.round(Math.min(FROZEN_MAX, Math.max(0, frozen))) };
}
