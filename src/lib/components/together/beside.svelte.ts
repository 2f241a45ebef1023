// What the sheet and the panels beside it tell each other: where this person stands, which row is to be shown, which cells have comments.
import { getContext, setContext } from 'svelte';
import type { ItemId } from '#lib/domain/id.ts';
import { openMarks } from '#lib/domain/plan/comment.ts';
import type { Comment } from '#lib/domain/plan/row-comment.ts';

/** A cell, or a row as such (column null). */
export interface CellPlace {
	readonly itemId: ItemId;
	readonly column: string | null;
}

export class Beside {
	/** The cell this person is in; null = in none. */
	at = $state.raw<CellPlace | null>(null);
	/** A row that is to be shown; the sheet sets it to null once it has. */
	wanted = $state.raw<CellPlace | null>(null);
	/** The form of the comments is to have the focus; `back` = where it came from. */
	writing = $state.raw<{ readonly back: () => void } | null>(null);
	/** Opens the comments of a cell. */
	readonly openComments: (place: CellPlace) => void;
	readonly #read: () => readonly Comment[];
	// Two steps: every keystroke makes a new stream, but seldom new comments.
	readonly #comments = $derived.by(() => this.#read());
	/** Open comments by row and column ('' = the row as such). */
	readonly marks = $derived.by(() => openMarks(this.#comments));

	/** `comments` is read reactively. */
	constructor(comments: () => readonly Comment[], openComments: (place: CellPlace) => void) {
		this.#read = comments;
		this.openComments = openComments;
	}

	/** Opens them with the caret in the form; Escape there goes `back`. */
	write(place: CellPlace, back: () => void): void {
		this.writing = { back };
		this.openComments(place);
	}
}

const KEY = Symbol('beside');
/** For everything inside; called once by the page that has panels. */
export const setBeside = (beside: Beside): Beside => setContext(KEY, beside);
/** null where a sheet stands without panels. */
export const useBeside = (): Beside | null => getContext<Beside | undefined>(KEY) ?? null;
