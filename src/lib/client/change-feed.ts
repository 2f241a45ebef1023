// The change feed as a page keeps it: the newest part at once, older parts when asked for, new entries as they come.
import type { StreamId } from '#lib/domain/id.ts';
import type { FeedLine } from '#lib/domain/stream/feed-line.ts';
import type { FeedPage } from '#lib/domain/stream/feed-page.ts';

/** The last `limit` entries before `before` (null = the newest). Throws when nobody answers. */
export type AskChanges = (before: number | null, limit: number) => Promise<FeedPage>;

/** Entries of one page; the server gives no more than MOST. */
const PAGE = 100;
const MOST = 500;

export interface FeedView {
	/** In the order in which it happened. */
	readonly lines: readonly FeedLine[];
	/** `failed`: the last question had no answer; what was known is still there. */
	readonly status: 'loading' | 'ready' | 'failed';
	/** There is something before the first line. */
	readonly more: boolean;
}

export class ChangeFeed {
	#view: FeedView = { lines: [], status: 'loading', more: false };
	#before: number | null = null;
	/** The last entry that is told; null = nothing has been told yet. */
	#last: number | null = null;
	#wanted = 0;
	#running: Promise<void> | null = null;
	readonly #ask: AskChanges;
	readonly #changed: (view: FeedView) => void;

	/** `changed` is told whenever the view is another. */
	constructor(ask: AskChanges, changed: (view: FeedView) => void) {
		this.#ask = ask;
		this.#changed = changed;
	}

	get view(): FeedView {
		return this.#view;
	}

	/** Brings the feed up to the entry `seq`; asking again while it does so only moves the aim. */
	follow(seq: number): Promise<void> {
		this.#wanted = Math.max(this.#wanted, seq);
		return this.#one(async () => {
			while (this.#last === null || this.#last < this.#wanted) {
				const told = await this.#newer();
				// The record on disk is a moment behind the screens: what is not in it yet comes with the next entry.
				if (!told) return;
			}
		});
	}

	/** What happened before the first line. */
	older(): Promise<void> {
		return this.#one(async () => {
			if (this.#before === null) return;
			const page = await this.#ask(this.#before, PAGE);
			this.#before = page.before;
			this.#show({ lines: [...page.lines, ...this.#view.lines], more: page.before !== null });
		});
	}

	/** true when it brought something. */
	async #newer(): Promise<boolean> {
		const from = this.#last;
		const missing = from === null ? PAGE : this.#wanted - from;
		const page = await this.#ask(null, Math.min(MOST, missing));
		this.#last = page.last;
		if (from === null || missing > MOST) {
			// Away for so long that there would be a hole: the feed begins anew.
			this.#before = page.before;
			this.#show({ lines: page.lines, more: page.before !== null });
		} else this.#show({ lines: [...this.#view.lines, ...page.lines.filter(({ seq }) => seq > from)] });
		return from === null || page.last > from;
	}

	#show(part: Partial<FeedView>): void {
		this.#view = { ...this.#view, ...part };
		this.#changed(this.#view);
	}

	/** One question at a time, in the order they came. */
	#one(work: () => Promise<void>): Promise<void> {
		const run = (this.#running ?? Promise.resolve()).then(work).then(
			() => this.#show({ status: 'ready' }),
			() => this.#show({ status: 'failed' })
		);
		this.#running = run;
		return run;
	}
}

/** Asks the server for the changes of a stream. */
export function changesOf(streamId: StreamId): AskChanges {
	return async (before, limit) => {
		const query = new URLSearchParams({ limit: String(limit), ...(before === null ? {} : { before: String(before) }) });
		const answer = await fetch(`/api/streams/${streamId}/changes?${query.toString()}`);
		if (!answer.ok) throw new Error(`changes: ${answer.status}`);
		return (await answer.json()) as FeedPage;
	};
}
