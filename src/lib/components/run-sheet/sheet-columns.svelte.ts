// The columns as they stand on this screen: which, how wide, how far from the left, and which of them are drawn just now.
import type { Column } from '#lib/domain/run-sheet/column.ts';
import { shownColumns, type SheetLayout } from '#lib/domain/run-sheet/layout.ts';

/** A column with its place. px from the sheet's left edge. */
export interface PlacedColumn {
	readonly key: string;
	readonly column: Column;
	/** place among the shown ones, from 0 */
	readonly at: number;
	readonly width: number;
	readonly left: number;
	/** Stays in view. */
	readonly frozen: boolean;
	/** Inline style of each of its cells. */
	readonly style: string;
	readonly classes: string;
}

/** Where a person's choice is kept. */
interface Kept {
	readonly shown: SheetLayout;
	change(layout: SheetLayout): void;
}

/** px of the row's head (grip, number, more) */
export const HEAD = 64;
const PHONE = 700;
/** Columns are drawn this far outside the view, and the view is followed in steps: a scroll does not redraw at every pixel. */
const MARGIN = 320;
const STEP = 160;
const RIGHT: ReadonlySet<Column['kind']> = new Set(['money', 'count', 'minutes', 'clock', 'computed']);

export class SheetColumns {
	readonly #kept: Kept;
	/** Columns that have nothing to show in this stream. */
	absent = $state.raw<readonly string[]>([]);
	/** px of the sheet's window */
	width = $state(1024);
	#left = $state(0);

	constructor(kept: Kept) {
		this.#kept = kept;
	}

	/** What this person chose. */
	get layout(): SheetLayout {
		return this.#kept.shown;
	}
	change(layout: SheetLayout): void {
		this.#kept.change(layout);
	}

	readonly all: readonly PlacedColumn[] = $derived(placed(this.layout, this.absent, this.width < PHONE));
	readonly keys: readonly string[] = $derived(this.all.map(({ key }) => key));
	readonly columns: readonly Column[] = $derived(this.all.map(({ column }) => column));
	readonly template: string = $derived(`${HEAD}px ${this.all.map(({ width }) => `${width}px`).join(' ')}`);
	readonly total: number = $derived(this.all.reduce((sum, { width }) => sum + width, HEAD));
	/** px from the left edge that never scrolls away */
	readonly still: number = $derived(this.all.reduce((edge, one) => (one.frozen ? one.left + one.width : edge), HEAD));
	/** The columns near the view: only they have cells. */
	readonly drawn: readonly PlacedColumn[] = $derived(
		this.all.filter(
			({ frozen, left, width }) =>
				frozen || (left + width > this.#left - MARGIN && left < this.#left + this.width + STEP + MARGIN)
		)
	);

	/** The sheet was scrolled sideways. */
	scrolled(left: number): void {
		this.#left = Math.floor(left / STEP) * STEP;
	}

	/** px across the screen as px from the sheet's left edge: the frozen columns stand still, the others are scrolled. */
	across(scroller: HTMLElement, x: number): number {
		const inside = x - scroller.getBoundingClientRect().left;
		return inside < this.still ? inside : inside + scroller.scrollLeft;
	}

	/** Brings a column out from under the frozen ones, or in from the right. */
	bringIn(scroller: HTMLElement, key: string): void {
		const place = this.of(key);
		if (!place || place.frozen) return;
		const { left, width } = place;
		if (left < scroller.scrollLeft + this.still) scroller.scrollLeft = left - this.still;
		else if (left + width > scroller.scrollLeft + scroller.clientWidth)
			scroller.scrollLeft = left + width - scroller.clientWidth;
	}

	of(key: string): PlacedColumn | undefined {
		return this.all.find((one) => one.key === key);
	}

	/** The shown column under a distance from the sheet's left edge; the nearest one outside. */
	under(x: number): PlacedColumn | undefined {
		return this.all.find(({ left, width }) => x < left + width) ?? this.all.at(-1);
	}
}

function placed(layout: SheetLayout, absent: readonly string[], phone: boolean): readonly PlacedColumn[] {
	const frozenCount = phone ? Math.min(1, layout.frozen) : layout.frozen;
	let left = HEAD;
	const shown = shownColumns(layout).filter(({ key }) => !absent.includes(key));
	return shown.map((column, at) => {
		const frozen = at < frozenCount;
		// On a phone the name stays in view and leaves room for one more column.
		const width = phone && frozen ? Math.min(138, column.width) : column.width;
		const style = `grid-column:${at + 2}${frozen ? `;left:${left}px` : ''}`;
		const classes = `cell ${column.kind}${RIGHT.has(column.kind) ? ' num' : ''}${frozen ? ' frozen' : ''}${at === frozenCount - 1 ? ' edge' : ''}`;
		const one: PlacedColumn = { key: column.key, column, at, width, left, frozen, style, classes };
		left += width;
		return one;
	});
}
