// What stands at the foot of the sheet about chosen cells: how many, and sums of what can be summed.
import type { Fen } from '../money.ts';
import type { Item } from '../plan/item.ts';
import type { Duration } from '../time.ts';
import { cellText } from './cell.ts';
import type { Column } from './column.ts';

export interface BlockFigures {
	readonly cells: number;
	/** Cells in which something stands. */
	readonly filled: number;
	/** Sum of the lengths; null when no column of lengths is chosen. */
	readonly length: Duration | null;
	/** Sum of the one money column that is chosen; null with none, or with several: 直播价 plus 日常价 is no price. */
	readonly money: Fen | null;
	/** Sum of the one column of pieces that is chosen; likewise. A 链接号 is a name, not a number of pieces. */
	readonly pieces: number | null;
}

/** The figures of these rows in these columns. */
export function blockFigures(rows: readonly Item[], columns: readonly Column[]): BlockFigures {
	const filled = rows.reduce((sum, item) => sum + columns.filter((column) => cellText(item, column) !== '').length, 0);
	return {
		cells: rows.length * columns.length,
		filled,
		length: columns.some((column) => column.kind === 'minutes')
			? rows.reduce((sum, item) => sum + item.planned, 0)
			: null,
		money: sumOf(
			rows,
			columns.filter((column) => column.kind === 'money')
		),
		pieces: sumOf(
			rows,
			columns.filter((column) => column.kind === 'count' && column.key !== 'linkNo')
		)
	};
}

function sumOf(rows: readonly Item[], columns: readonly Column[]): number | null {
	const field = columns.length === 1 ? (columns[0]!.field as 'stock' | null) : null;
	if (!field) return null;
	const known = rows.flatMap((item) => item[field] ?? []);
	return known.length > 0 ? known.reduce((sum, one) => sum + one, 0) : null;
}
