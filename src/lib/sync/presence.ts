// Who is looking at a stream and where: ephemeral, bounded, never journalled; a join costs one message, not a list to everybody.
import type { Duration, Instant } from '#lib/domain/time.ts';

/** One open page. `place` is the cell or block being looked at (`item:<id>:price`, `block:<id>`), or null. */
export interface Present {
	/** The connection, not the member: one member may have several pages open. */
	readonly key: string;
	readonly by: string;
	readonly name: string;
	readonly post: string | null;
	readonly place: string | null;
}

/** What goes to everybody else. */
export type PresenceChange =
	{ readonly type: 'here'; readonly present: Present } | { readonly type: 'gone'; readonly key: string };

/** What a newcomer gets: at most `listed` pages, and how many there are. */
export interface PresenceList {
	readonly present: readonly Present[];
	readonly count: number;
}

/** Longest name or place that is passed on, in UTF-16 units. */
export const PRESENCE_TEXT = 100;

/** `listed`: the most pages that are shown and announced, default 100; beyond, pages are only counted. */
export class Presence {
	readonly #listed: number;
	readonly #seenAt = new Map<string, Instant>();
	readonly #present = new Map<string, Present>();

	constructor(listed = 100) {
		this.#listed = listed;
	}

	/** Enters or moves a page. Null: nothing to tell the others (no change, or beyond the bound). */
	put(page: Present, at: Instant): PresenceChange | null {
		const present = {
			...page,
			name: page.name.slice(0, PRESENCE_TEXT),
			place: page.place?.slice(0, PRESENCE_TEXT) ?? null
		};
		const before = this.#present.get(page.key);
		this.#seenAt.set(page.key, at);
		if (!before && this.#present.size >= this.#listed) return null;
		if (before && same(before, present)) return null;
		this.#present.set(page.key, present);
		return { type: 'here', present };
	}

	/** Null: the page was not announced. */
	leave(key: string): PresenceChange | null {
		this.#seenAt.delete(key);
		return this.#present.delete(key) ? { type: 'gone', key } : null;
	}

	/** Removes pages that said nothing for `silence` ms, for connections that died without saying so. */
	sweep(at: Instant, silence: Duration): readonly PresenceChange[] {
		const silent = [...this.#seenAt].filter(([, seen]) => at - seen > silence);
		return silent.flatMap(([key]) => this.leave(key) ?? []);
	}

	list(): PresenceList {
		return { present: [...this.#present.values()], count: this.#seenAt.size };
	}
}

function same(a: Present, b: Present): boolean {
	return a.place === b.place && a.name === b.name && a.post === b.post && a.by === b.by;
}
