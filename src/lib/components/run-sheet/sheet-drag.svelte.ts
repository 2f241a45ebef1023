// Carrying rows by their grip, with mouse, pen or finger: follows the pointer, shows where they would land, drops once.
import type { GroupId, ItemId } from '#lib/domain/id.ts';

const EDGE = 48;

/** Where carried rows would land. */
export interface Landing {
	/** before this place of the whole sheet; number of rows = at the end */
	readonly before: number;
	/** under the head of this open round: they join it */
	readonly into: GroupId | null;
	/** The line to land at is drawn at a round's head, not at a row. */
	readonly head: boolean;
}

export class SheetDrag {
	/** null = nothing is carried */
	#landing = $state.raw<Landing | null>(null);
	#ids = $state.raw<readonly ItemId[]>([]);

	/** The rows would land before the row in this place. */
	atRow(index: number): boolean {
		return this.#landing?.before === index && !this.#landing.head;
	}

	/** They would land at the head over the row in this place: before it, or under it in its round. */
	atHead(index: number): 'before' | 'under' | null {
		const { before, into, head } = this.#landing ?? { before: -1, into: null, head: false };
		return before === index && head ? (into === null ? 'before' : 'under') : null;
	}

	carries(id: ItemId): boolean {
		return this.#landing !== null && this.#ids.includes(id);
	}

	/** Begins at a grip; `ondrop` is told the place once, unless Escape or a lost pointer ends it. */
	begin(event: PointerEvent, scroller: HTMLElement, ids: readonly ItemId[], ondrop: (landing: Landing) => void): void {
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
			const landing = landingAt(scroller, y);
			if (!alike(landing, this.#landing)) this.#landing = landing;
			frame = requestAnimationFrame(follow);
		};
		const end = (): void => {
			cancelAnimationFrame(frame);
			stop.abort();
			this.#landing = null;
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
				const landing = landingAt(scroller, up.clientY);
				end();
				if (landing !== null) ondrop(landing);
			},
			{ signal }
		);
		window.addEventListener('pointercancel', end, { signal });
		window.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal });
		follow();
	}
}

function alike(one: Landing | null, other: Landing | null): boolean {
	return one?.before === other?.before && one?.into === other?.into && one?.head === other?.head;
}

/** The place between the line a height on the screen is in the lower half of, and the next below; a folded round is one line. */
function landingAt(scroller: HTMLElement, y: number): Landing | null {
	let above: Line | null = null;
	let below: Line | null = null;
	for (const { dataset, box } of linesIn(scroller)) {
		if (y >= box.top + box.height / 2) {
			if (!above || box.top > above.box.top) above = { dataset, box };
		} else if (!below || box.top < below.box.top) below = { dataset, box };
	}
	const into = above?.dataset['into'] ?? null;
	const before = above?.dataset['behind'] ?? below?.dataset['before'];
	if (before === undefined) return null;
	return {
		before: Number(before),
		into,
		head: into !== null || (below !== null && below.dataset['row'] === undefined)
	};
}

interface Line {
	readonly dataset: DOMStringMap;
	readonly box: DOMRect;
}

function linesIn(scroller: HTMLElement): readonly Line[] {
	return Array.from(scroller.querySelectorAll<HTMLElement>('[data-before]'), (line) => ({
		dataset: line.dataset,
		box: line.getBoundingClientRect()
	}));
}
