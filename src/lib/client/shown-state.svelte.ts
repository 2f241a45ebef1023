// What the page shows of the stream, and the same a moment later for what stands around the work.
import type { StreamState } from '#lib/domain/stream/state.ts';

/** What stands around the work follows this much later, and no more often. */
const CALM_MS = 200;

export class ShownState {
	#now = $state.raw<StreamState | null>(null);
	#calm = $state.raw<StreamState | null>(null);
	#calming: ReturnType<typeof setTimeout> | undefined;

	get now(): StreamState | null {
		return this.#now;
	}
	get calm(): StreamState | null {
		return this.#calm;
	}

	/** true = it is another than before. */
	show(state: StreamState): boolean {
		if (state === this.#now) return false;
		this.#now = state;
		this.#calm ??= state;
		this.#calming ??= setTimeout(() => {
			this.#calming = undefined;
			this.#calm = this.#now;
		}, CALM_MS);
		return true;
	}

	/** The next one is another stream altogether: it is calm at once. */
	turn(): void {
		this.#calm = null;
	}

	/** Somebody else is here now. */
	forget(): void {
		this.#now = this.#calm = null;
	}

	close(): void {
		clearTimeout(this.#calming);
	}
}
