// What a person chose while an import is looked at: what columns mean, which rows and which cells to leave out.
import { SvelteSet } from 'svelte/reactivity';
import type { SheetMeaning } from '#lib/domain/import/sheet-columns.ts';

/** A column (0-based) of a sheet of the file (0-based), and what it was said to mean; null = none of ours. */
export interface ChosenColumn {
	readonly table: number;
	readonly column: number;
	readonly meaning: SheetMeaning | null;
}

/** Which row (0-based) of a sheet is its heading; null = it has none. */
export interface ChosenHeading {
	readonly table: number;
	readonly heading: number | null;
}

/** Begins anew with every file. Rows and cells go by keys that hold for one reading. */
export class ImportChoices {
	/** What was said of the file's columns and headings. */
	said = $state.raw<readonly (ChosenColumn | ChosenHeading)[]>([]);
	readonly #left = new SvelteSet<string>();

	/** `left` = keys of rows that are left out until somebody wants them. */
	begin(left: readonly string[]): void {
		this.#left.clear();
		for (const key of left) this.#left.add(key);
	}

	choose(choice: ChosenColumn | ChosenHeading): void {
		const same = (one: ChosenColumn | ChosenHeading) =>
			one.table === choice.table &&
			('column' in one ? 'column' in choice && one.column === choice.column : 'heading' in choice);
		this.said = [...this.said.filter((one) => !same(one)), choice];
	}

	has(key: string): boolean {
		return !this.#left.has(key);
	}

	take(key: string, wanted: boolean): void {
		if (wanted) this.#left.delete(key);
		else this.#left.add(key);
	}
}
