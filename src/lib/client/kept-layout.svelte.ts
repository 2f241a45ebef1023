// A person's columns: at once from this machine's copy, then as the server knows them; changes go to both.
import { PLAIN_LAYOUT, type SheetLayout } from '#lib/domain/run-sheet/layout.ts';

const ADDRESS = '/api/preferences/sheet';
/** A column is pulled through many widths; the last one is sent. */
const QUIET_MS = 500;

export class KeptLayout {
	#shown = $state.raw<SheetLayout>(PLAIN_LAYOUT);
	readonly #copy: string;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** `whose`: several people may use one machine. */
	constructor(whose: string) {
		this.#copy = `changji_columns:${whose}`;
		this.#shown = this.#local() ?? PLAIN_LAYOUT;
	}

	get shown(): SheetLayout {
		return this.#shown;
	}

	/** Shows the change at once and keeps it. */
	change(layout: SheetLayout): void {
		this.#shown = layout;
		this.#keepHere(layout);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.send(), QUIET_MS);
	}

	/** Asks the server; what this person has just changed here stays. */
	async ask(): Promise<void> {
		try {
			const answer = await fetch(ADDRESS);
			if (!answer.ok) return;
			const { layout } = (await answer.json()) as { layout: SheetLayout | null };
			if (!layout || this.#timer !== undefined) return;
			this.#shown = layout;
			this.#keepHere(layout);
		} catch {
			// Without the server this machine's copy serves.
		}
	}

	/** Sends a change that still waits. */
	async send(): Promise<void> {
		if (this.#timer === undefined) return;
		clearTimeout(this.#timer);
		try {
			const body = JSON.stringify(this.#shown);
			await fetch(ADDRESS, { method: 'PUT', headers: { 'content-type': 'application/json' }, body, keepalive: true });
			this.#timer = undefined;
		} catch {
			// Kept here; it goes with the next change.
		}
	}

	#local(): SheetLayout | null {
		try {
			const kept = JSON.parse(localStorage.getItem(this.#copy) ?? 'null') as Partial<SheetLayout> | null;
			return kept && { ...PLAIN_LAYOUT, ...kept };
		} catch {
			return null;
		}
	}

	#keepHere(layout: SheetLayout): void {
		try {
			localStorage.setItem(this.#copy, JSON.stringify(layout));
		} catch {
			// Storage is full or closed: the server has it.
		}
	}
}
