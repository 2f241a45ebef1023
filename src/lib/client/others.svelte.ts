// Who else has this stream open, as the server tells it page by page.
import type { MemberId } from '#lib/domain/id.ts';
import type { PresenceEntry } from './stream-link.ts';

export class Others {
	#list = $state.raw<readonly PresenceEntry[]>([]);

	get list(): readonly PresenceEntry[] {
		return this.#list;
	}

	/** All of them, as at a join. */
	all(list: readonly PresenceEntry[]): void {
		this.#list = list;
	}

	/** Somebody came, or went elsewhere. */
	here(entry: PresenceEntry): void {
		this.#list = [...this.#list.filter(({ connectionId }) => connectionId !== entry.connectionId), entry];
	}

	gone(id: string): void {
		this.#list = this.#list.filter(({ connectionId }) => connectionId !== id);
	}

	/** Who holds the pen of a place; null = nobody. */
	writerOf(place: string): MemberId | null {
		return this.#list.find((other) => other.writing && other.place === place)?.memberId ?? null;
	}
}
