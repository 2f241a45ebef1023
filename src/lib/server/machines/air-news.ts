// News of now and next for machines that listen (SSE, overlays): told once per change, whatever entry brought it.
import { nowView, sameMoment } from '#lib/domain/live/now-view.ts';
import type { StreamId } from '#lib/domain/id.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';

type Listener = (open: OpenStream) => void;

interface Watched {
	/** The last moment that was told. */
	moment: string;
	readonly listeners: Set<Listener>;
}

/** A fixed instant: a moment is compared as such, without the clock. */
const NO_TIME = 0;

export class AirNews {
	readonly #watched = new Map<StreamId, Watched>();
	readonly #ends = new Set<() => void>();

	/** Calls `tell` whenever now or next has changed, `end` when the server closes. Returns how to stop. */
	listen(open: OpenStream, tell: Listener, end: () => void): () => void {
		const { streamId } = open;
		const watched = this.#watched.get(streamId) ?? { moment: momentOf(open), listeners: new Set() };
		this.#watched.set(streamId, watched);
		watched.listeners.add(tell);
		this.#ends.add(end);
		return () => {
			watched.listeners.delete(tell);
			this.#ends.delete(end);
			if (watched.listeners.size === 0 && this.#watched.get(streamId) === watched) this.#watched.delete(streamId);
		};
	}

	/** An entry of the stream was shown. */
	shown(open: OpenStream): void {
		const watched = this.#watched.get(open.streamId);
		if (!watched) return;
		const moment = momentOf(open);
		if (moment === watched.moment) return;
		watched.moment = moment;
		for (const tell of watched.listeners) tell(open);
	}

	close(): void {
		for (const end of [...this.#ends]) end();
	}
}

const momentOf = ({ room }: OpenStream): string => sameMoment(nowView(room.state, 0, NO_TIME));
