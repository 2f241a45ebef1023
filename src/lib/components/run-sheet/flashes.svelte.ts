// The cells somebody else changed a moment ago: lit, and out again with the next change or after a moment. All at once, because
// every cell that goes out by itself has the whole page drawn once more.
import type { ItemId } from '#lib/domain/id.ts';

interface Flash {
	readonly row: ItemId;
	readonly columns: ReadonlySet<string>;
}

/** Long enough to be found with the eye. */
const LIT_MS = 900;
/** What follows a change sooner does not put it out. */
const LEAST_MS = 400;

const NONE: ReadonlySet<string> = new Set();

export class Flashes {
	#lit = $state.raw<readonly Flash[]>([]);
	/** Those that stay at the next change. */
	#young: readonly Flash[] = [];
	#ending: ReturnType<typeof setTimeout> | undefined;

	/** The lit columns of a row. */
	of(row: ItemId): ReadonlySet<string> {
		return this.#lit.findLast((flash) => flash.row === row)?.columns ?? NONE;
	}

	light(row: ItemId, columns: ReadonlySet<string>): void {
		if (this.#young.length === 0) setTimeout(() => (this.#young = []), LEAST_MS);
		this.#lit = this.#young = [...this.#young, { row, columns }];
		clearTimeout(this.#ending);
		this.#ending = setTimeout(() => (this.#lit = []), LIT_MS);
	}
}
