// Who else has this stream open, as the server tells it page by page.
import type { MemberId } from '#lib/domain/id.ts';
import type { Frames } from './frames.ts';
import type { PresenceEntry } from './stream-link.ts';

/** Whoever leaves a cell has mostly changed it: where they went is painted with the change, or after so long without one. */
const FOLLOW_MS = 60;

export class Others {
	/** As heard; the page follows a moment later. */
	#heard: readonly PresenceEntry[] = [];
	#list = $state.raw<readonly PresenceEntry[]>([]);
	readonly #frames: Frames;

	constructor(frames: Frames) {
		this.#frames = frames;
	}

	get list(): readonly PresenceEntry[] {
		return this.#list;
	}

	/** All of them, as at a join. */
	all(list: readonly PresenceEntry[]): void {
		this.#heard = this.#list = list;
	}

	/** Somebody came, or went elsewhere. */
	here(entry: PresenceEntry): void {
		this.#hear([...this.#heard.filter(({ connectionId }) => connectionId !== entry.connectionId), entry]);
	}

	gone(id: string): void {
		this.#hear(this.#heard.filter(({ connectionId }) => connectionId !== id));
	}

	/** Who holds the pen of a place; null = nobody. */
	writerOf(place: string): MemberId | null {
		return this.#heard.find((other) => other.writing && other.place === place)?.memberId ?? null;
	}

	#hear(list: readonly PresenceEntry[]): void {
		this.#heard = list;
		this.#frames.along(this.#follow, FOLLOW_MS);
	}

	readonly #follow = (): void => {
		this.#list = this.#heard;
	};
}
