// What each cell of a row shows, worked out for the row as a whole: a change elsewhere in the sheet is then one question a row,
// not one a cell.
import type { ItemId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/plan/item.ts';
import { m } from '#lib/paraglide/messages.js';
import { same } from '../ui/same.ts';
import { shownText, startText, type Person } from './column-words.ts';
import type { PlacedColumn } from './sheet-columns.svelte.ts';

/** Why a row takes no time: left out, or on the shelf until it is pulled. */
export type OffOrder = 'skipped' | 'shelved';

/** The rows out of the running order, and why. */
export function offOrder(skipped: readonly ItemId[], shelf: readonly ItemId[]): ReadonlyMap<ItemId, OffOrder> {
	return new Map(skipped.map((id) => [id, shelf.includes(id) ? 'shelved' : 'skipped']));
}

/** A row as its cells need it. */
export interface RowLook {
	readonly item: Item;
	/** an instant, or an offset when `clock` is false */
	readonly start: number;
	readonly clock: boolean;
	/** how many days after the show's first it starts */
	readonly days: number;
	/** counted back from a fixed end */
	readonly back: boolean;
	readonly off: OffOrder | undefined;
	/** this person's column in this row; null = elsewhere */
	readonly active: string | null;
	/** The chosen cells, by place among the columns; `to` < `from` = none. */
	readonly from: number;
	readonly to: number;
	/** The column at whose cell the fill handle stands; null = not in this row. */
	readonly handle: string | null;
	/** The columns in which what is looked for stands. */
	readonly hits: ReadonlySet<string> | undefined;
	/** others' names by column */
	readonly others: ReadonlyMap<string, string> | undefined;
	/** what is wrong, as sentences by column */
	readonly wrong: ReadonlyMap<string, string> | undefined;
	/** comments by column */
	readonly marks: ReadonlyMap<string, number> | undefined;
	/** The columns somebody else changed a moment ago. */
	readonly flashing: ReadonlySet<string>;
	readonly people: readonly Person[];
	readonly readonly: boolean;
}

export interface RowCell extends PlacedColumn {
	readonly text: string;
	/** nobody named it yet */
	readonly empty: boolean;
	readonly chosen: boolean;
	readonly fixed: boolean;
	readonly look: string;
	readonly active: boolean;
	readonly handled: boolean;
	readonly name: string | undefined;
	readonly problem: string | undefined;
	readonly comments: number;
	/** There is more in it than its text. */
	readonly more: boolean;
}

/** The cells in these columns. A cell that looks as it did `before` is the same object: only the others are drawn again. */
export function rowCells(
	columns: readonly PlacedColumn[],
	row: RowLook,
	before: readonly RowCell[] = []
): readonly RowCell[] {
	return columns.map((placed, place) => {
		const cell = cellOf(placed, row);
		const old = before[place]?.key === cell.key ? before[place] : before.find(({ key }) => key === cell.key);
		return old && same(old, cell) ? old : cell;
	});
}

function cellOf(placed: PlacedColumn, row: RowLook): RowCell {
	const { key, column, at, classes } = placed;
	const name = row.others?.get(key);
	const problem = row.wrong?.get(key);
	const comments = row.marks?.get(key) ?? 0;
	const chosen = at >= row.from && at <= row.to;
	const active = row.active === key;
	const handled = row.handle === key;
	let look = classes;
	if (chosen) look += ' in';
	if (row.hits?.has(key)) look += ' hit';
	if (name !== undefined) look += ' taken';
	if (row.flashing.has(key)) look += ' flash';
	return {
		...placed,
		text: textOf(placed, row),
		empty: key === 'title' && row.item.title === '',
		chosen,
		fixed: row.readonly || column.kind === 'computed',
		look,
		active,
		handled,
		name,
		problem,
		comments,
		more: active || handled || name !== undefined || problem !== undefined || comments > 0
	};
}

function textOf({ key, column }: PlacedColumn, { item, start, clock, days, back, off, people }: RowLook): string {
	if (key === 'crew') return '';
	if (off && key === 'start') return off === 'shelved' ? m.air_shelved() : m.common_state_skipped();
	if (column.kind === 'computed') return (back ? '← ' : '') + startText(start, clock, days);
	return shownText(item, column, people) || (key === 'title' ? m.plan_untitled() : '');
}
