// Carrying rows by their grip, with mouse, pen or finger: follows the pointer, shows where they would land, drops once.
import type { ItemId } from '#lib/domain/id.ts';

const EDGE = 48;

export class SheetDrag {
	/** The rows would stand before this place (number of rows = at the end); null = nothing is carried. */
	before = $state<number | null>(null);
	#ids = $state.raw<readonly ItemId[]>([]);

	carries(id: ItemId): boolean {
		return this.before !== null && this.#ids.includes(id);
	}

	/** Begins at a grip; `ondrop` is told the place once, unless Escape or a lost pointer ends it. */
	begin(event: PointerEvent, scroller: HTMLElement, ids: readonly ItemId[], ondrop: (before: number) => void): void {
		event.preventDefault();
		const stop = new AbortController();
		const { signal } = stop;
		const { pointerId } = event;
		let y = event.clientY;
		let frame = 0;
		const follow = (): void => {
			const box = scroller.getBoundingClientRect();
			const over =
				y > box.bottom - EDGE ? y - (box.bottom - EDGE) : y < box.top + EDGE + 32 ? y - (box.top + EDGE + 32) : 0;
			if (over) scroller.scrollTop += over / 4;
			this.before = placeAt(scroller, y);
			frame = requestAnimationFrame(follow);
		};
		const end = (): void => {
			cancelAnimationFrame(frame);
			stop.abort();
			this.before = null;
			this.#ids = [];
		};
		this.#ids = ids;
		window.addEventListener(
			'pointermove',
			(moved) => {
				if (moved.pointerId === pointerId) y = moved.clientY;
			},
			{ signal }
		);
		window.addEventListener(
			'pointerup',
			(up) => {
				if (up.pointerId !== pointerId) return;
				const before = placeAt(scroller, up.clientY);
				end();
				if (before !== null) ondrop(before);
			},
			{ signal }
		);
		window.addEventListener('pointercancel', end, { signal });
		window.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal });
		follow();
	}
}

/** The place in the whole sheet, at the line under (or next below) a height on the screen; a folded round is one line. */
function placeAt(scroller: HTMLElement, y: number): number | null {
	let below: number | null = null;
	let first: number | null = null;
	for (const line of scroller.querySelectorAll<HTMLElement>('[data-before]')) {
		const box = line.getBoundingClientRect();
		const before = Number(line.dataset['before']);
		if (y >= box.top + box.height / 2) below = Math.max(below ?? 0, Number(line.dataset['behind']));
		first = Math.min(first ?? before, before);
	}
	return below ?? first;
}
