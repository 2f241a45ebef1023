// The versions of a stream that nobody had to name, found in its journal; each part of it is read once.
import { morePoints, NO_POINTS, type PointsSoFar, type VersionPoint } from '#lib/domain/stream/version-points.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import type { History } from './history.ts';

/** Streams whose points are remembered. */
const STREAMS = 30;
/** Entries read at once. */
const STRETCH = 500;

export class VersionPoints {
	readonly #history: History;
	readonly #known = new Map<string, PointsSoFar>();

	constructor(history: History) {
		this.#history = history;
	}

	/** All points up to the last entry on disk, the earliest first. Throws when the journal cannot be read. */
	async of(open: OpenStream): Promise<readonly VersionPoint[]> {
		// Another epoch may have another journal.
		const key = `${open.streamId} ${open.room.epoch}`;
		const last = this.#history.last(open);
		let known = this.#known.get(key) ?? NO_POINTS;
		while (known.seq < last) {
			const upTo = Math.min(last, known.seq + STRETCH);
			known = morePoints(known, await this.#history.entries(open.streamId, known.seq, upTo));
		}
		this.#keep(key, known);
		return known.points;
	}

	/** The number of the last entry before the stream went on air; null = it has not been. */
	async beforeAir(open: OpenStream): Promise<number | null> {
		return (await this.of(open)).find(({ kind }) => kind === 'before-air')?.seq ?? null;
	}

	#keep(key: string, known: PointsSoFar): void {
		this.#known.delete(key);
		this.#known.set(key, known);
		const [oldest] = this.#known.keys();
		if (this.#known.size > STREAMS && oldest !== undefined) this.#known.delete(oldest);
	}
}
