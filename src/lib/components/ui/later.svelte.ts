// What a screen needs only after a press comes once the screen stands: the first sight of it does not wait for dialogs.
import { onMount } from 'svelte';
import type { Duration } from '#lib/domain/time.ts';

/** The line was away: the part is asked for again so much later. */
const AGAIN: Duration = 5_000;

/** Runs it when the page has drawn and has nothing else to do. Returns how to call it off. */
export function whenCalm(work: () => void): () => void {
	// Safari has no idle callback.
	if (!('requestIdleCallback' in window)) {
		const timer = setTimeout(work, 300);
		return () => clearTimeout(timer);
	}
	const asked = requestIdleCallback(work, { timeout: 2_000 });
	return () => cancelIdleCallback(asked);
}

/** One component that may come later; make it while a component is being set up. */
export class Later<Part> {
	#there = $state.raw<Part | null>(null);

	constructor(load: () => Promise<{ readonly default: Part }>) {
		onMount(() => {
			let callOff = whenCalm(fetchIt);
			const take = (part: Part): void => void (this.#there = part);
			function fetchIt(): void {
				load().then(
					({ default: part }) => take(part),
					() => {
						const timer = setTimeout(fetchIt, AGAIN);
						callOff = () => clearTimeout(timer);
					}
				);
			}
			return () => callOff();
		});
	}

	/** null = not yet; reactive. */
	get there(): Part | null {
		return this.#there;
	}
}
