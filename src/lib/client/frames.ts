// When news from the room reaches the page: once per frame, and never in the frame that still owes a person the own key. Nothing is
// shown later by it, because a page is painted once per frame anyway; only the work for it is done once.
export class Frames {
	readonly #waiting = new Set<() => void>();
	/** An own change is on the page and not painted yet. */
	#unpainted = false;

	/** A person has just changed something here. */
	own(): void {
		if (this.#unpainted) return;
		this.#unpainted = true;
		requestAnimationFrame(() => {
			// A message is delivered after the frame has been handed over.
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				this.#unpainted = false;
				port1.close();
			};
			port2.postMessage(null);
		});
	}

	/** Does the work in the next frame, once however often it is asked for; at once where no frames are drawn. */
	soon(work: () => void): void {
		if (document.visibilityState === 'hidden') return work();
		this.#waiting.add(work);
		if (this.#waiting.size === 1) requestAnimationFrame(this.#run);
	}

	readonly #run = (): void => {
		if (this.#unpainted) return void requestAnimationFrame(this.#run);
		const works = [...this.#waiting];
		this.#waiting.clear();
		for (const work of works) work();
	};
}
