// A row as it stands on this screen, worked out in one go: what changes elsewhere in the sheet is then one comparison a row, and a
// row that looks as it did is not drawn again.
import type { PresenceEntry } from '#lib/client/stream-link.ts';
import type { Post, Shift } from '#lib/domain/people/post.ts';
import type { Item, ItemPatch } from '#lib/domain/plan/item.ts';
import type { SheetLine } from '#lib/domain/run-sheet/lines.ts';
import type { Duration } from '#lib/domain/time.ts';
import type { PlannedSheet } from '#lib/domain/timing/planned.ts';
import { daysAfter } from '#lib/domain/wall-clock.ts';
import type { Person } from './column-words.ts';
import type { Flashes } from './flashes.svelte.ts';
import { cellPlaces } from './places.ts';
import type { ProblemMarks } from './problems.ts';
import type { RowLook } from './row-cells.ts';
import { SameRows } from './same-row.ts';
import type { SheetDrag } from './sheet-drag.svelte.ts';
import type { SheetFind } from './sheet-find.svelte.ts';
import type { SheetMouse } from './sheet-mouse.svelte.ts';
import type { Desk } from './sheet-work.ts';

export interface RowView extends Omit<RowLook, 'marks'> {
	/** its place in the whole sheet, which is its number */
	readonly index: number;
	/** its place among the rows in view */
	readonly place: number;
	/** like `start` */
	readonly end: number;
	readonly gap: Duration;
	/** who is planned on which post; null = nobody anywhere */
	readonly crew: { readonly posts: readonly Post[]; readonly shifts: readonly Shift[] } | null;
	readonly selected: boolean;
	/** Carried rows would land before it. */
	readonly drop: boolean;
	readonly carried: boolean;
	/** The fill handle is being pulled over it. */
	readonly filled: boolean;
}

/** What rows are made of; all of it is read reactively. */
interface Sources {
	/** how this person looks at the sheet, and where in it they are */
	readonly desk: Pick<Desk, 'items' | 'view' | 'cursor' | 'columns'>;
	readonly sheet: () => PlannedSheet;
	readonly people: () => readonly Person[];
	readonly readonly: () => boolean;
	readonly others: () => readonly PresenceEntry[];
	readonly wrong: () => ProblemMarks;
	readonly find: SheetFind;
	readonly drag: SheetDrag;
	readonly mouse: SheetMouse;
	readonly flashes: Flashes;
}

export type RowLine = Extract<SheetLine, { kind: 'row' }>;

export class RowViews {
	readonly #from: Sources;
	readonly #same = new SameRows<RowView>();
	constructor(from: Sources) {
		this.#from = from;
	}

	readonly #places = $derived.by(() => cellPlaces(this.#from.others()));

	/** Where the block ends: the fill handle stands there. */
	readonly #corner = $derived.by(() => {
		const { desk, readonly } = this.#from;
		const { cursor, columns } = desk;
		const at = cursor.row === null ? undefined : cursor.indexes.get(cursor.row);
		if (readonly() || cursor.editing || cursor.selected.size || at === undefined) return null;
		const { block } = cursor;
		return block ? { place: block.bottom, column: columns.keys[block.right] } : { place: at, column: cursor.column };
	});

	/** A change that is drawn already and not in the state yet: it holds for the very item it was made to. */
	#draft = $state.raw<{ readonly to: Item; readonly item: Item } | null>(null);

	/** Draws a change at once; it ends when the state has it, or when it was refused. */
	draw(item: Item, patch: ItemPatch, answer: Promise<{ readonly ok: boolean }>): void {
		const draft = { to: item, item: { ...item, ...patch } };
		this.#draft = draft;
		void answer.then(({ ok }) => {
			if (!ok && this.#draft === draft) this.#draft = null;
		});
	}

	/** The row on this line: the same object as before when nothing of it has changed. */
	of({ index }: RowLine): RowView {
		const known = this.#from.desk.items()[index]!;
		const item = this.#draft?.to === known ? this.#draft.item : known;
		const { desk, sheet, people, readonly, wrong, find, drag, mouse, flashes } = this.#from;
		const { view, cursor } = desk;
		const place = cursor.indexes.get(item.id) ?? -1;
		const time = sheet().times[index];
		const { block } = cursor;
		const held = block && place >= block.top && place <= block.bottom ? block : null;
		return this.#same.of({
			item,
			index,
			place,
			people: people(),
			readonly: readonly(),
			start: time?.start ?? 0,
			end: time?.end ?? 0,
			clock: sheet().clock,
			days: time && sheet().clock ? daysAfter(time.start, sheet().start) : 0,
			gap: time?.gapBefore ?? 0,
			back: time?.back ?? false,
			crew: view.crew,
			wrong: wrong().get(item.id),
			off: view.off.get(item.id),
			active: cursor.row === item.id ? cursor.column : null,
			selected: cursor.selected.has(item.id),
			from: held?.left ?? 0,
			to: held?.right ?? -1,
			handle: this.#corner?.place === place ? (this.#corner.column ?? null) : null,
			hits: find.marks.get(item.id),
			flashing: flashes.of(item.id),
			others: this.#places.get(item.id),
			drop: drag.atRow(index),
			carried: drag.carries(item.id),
			filled: mouse.fills(place)
		});
	}
}
