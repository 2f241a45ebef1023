// A pointer that goes over the cells with its button down: told cell by cell, and the sheet scrolls when it leaves the window.
import type { SheetColumns } from './sheet-columns.svelte.ts';

/** A cell by the row's place and the column's key. */
export interface Under {
	readonly index: number;
	readonly column: string;
}

/** px inside the edge where scrolling begins */
const EDGE = 8;
const HEADS = 32;

/** The cell under a point of the screen, or the nearest one inside the sheet's window; null when no row is drawn. */
function cellUnder(scroller: HTMLElement, columns: SheetColumns, x: number, y: number): Under | null {
	const box = scroller.getBoundingClientRect();
	const inside = Math.min(box.bottom - 20, Math.max(box.top + HEADS + 1, y));
	let found: number | null = null;
	for (const row of scroller.querySelectorAll<HTMLElement>('[data-row]')) {
		const { top, bottom } = row.getBoundingClientRect();
		const index = Number(row.dataset['row']);
		if (top <= inside && inside < bottom) {
			found = index;
			break;
		}
		if (top <= inside && (found === null || index > found)) found = index;
	}
	const column = columns.under(columns.across(scroller, Math.min(box.right - 1, Math.max(box.left, x))));
	return found === null || !column ? null : { index: found, column: column.key };
}

/** Follows one pointer until it is let go (`done` true) or lost, or Escape is pressed (`done` false). */
export function walk(
	from: PointerEvent,
	scroller: HTMLElement,
	columns: SheetColumns,
	over: (cell: Under) => void,
	end: (done: boolean) => void
): void {
	const stop = new AbortController();
	const { signal } = stop;
	let [x, y] = [from.clientX, from.clientY];
	let moved = false;
	let frame = 0;
	const look = (): void => {
		frame = requestAnimationFrame(look);
		if (!moved) return;
		const box = scroller.getBoundingClientRect();
		const down = beyond(y, box.top + HEADS, box.bottom);
		const right = beyond(x, box.left, box.right);
		if (down) scroller.scrollTop += down / 3;
		if (right) scroller.scrollLeft += right / 3;
		const cell = cellUnder(scroller, columns, x, y);
		if (cell) over(cell);
	};
	const finish = (done: boolean): void => {
		cancelAnimationFrame(frame);
		stop.abort();
		end(done);
	};
	const mine = (act: (event: PointerEvent) => void) => (event: PointerEvent) => {
		if (event.pointerId === from.pointerId) act(event);
	};
	window.addEventListener(
		'pointermove',
		mine((event) => {
			moved ||= Math.abs(event.clientX - x) + Math.abs(event.clientY - y) > 3;
			if (moved) [x, y] = [event.clientX, event.clientY];
		}),
		{ signal }
	);
	window.addEventListener(
		'pointerup',
		mine((event) => {
			const cell = moved ? cellUnder(scroller, columns, event.clientX, event.clientY) : null;
			if (cell) over(cell);
			finish(moved);
		}),
		{ signal }
	);
	window.addEventListener(
		'pointercancel',
		mine(() => finish(false)),
		{ signal }
	);
	window.addEventListener('keydown', (key) => key.key === 'Escape' && finish(false), { signal, capture: true });
	look();
}

/** How far a point is past the edges; 0 inside. */
function beyond(at: number, low: number, high: number): number {
	return at < low + EDGE ? at - low - EDGE : at > high - EDGE ? at - high + EDGE : 0;
}
