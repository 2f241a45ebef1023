// When news from the room reaches the page: the first at once, what comes on its heels once per frame, and nothing before a
// person's own key is painted. A page is painted once per frame anyway: only the work for it is done less often.
export class Frames {
	readonly #waiting = new Set<() => void>();
	/** Goes with the next news, and when it is no longer waited for. */
	readonly #along = new Map<() => void, ReturnType<typeof setTimeout>>();
	/** An own change is on the page and not painted yet. */
	#unpainted = false;
	/** News was worked into the frame that is drawn next. */
	#worked = false;

	/** A person has just changed something here. */
	own(): void {
		if (this.#unpainted) return;
		this.#unpainted = true;
		afterFrame(() => (this.#unpainted = false));
	}

	/** Does the work now; in the next frame when this one has had its news already or owes a person the own key. */
	now(work: () => void): void {
		if (document.visibilityState === 'hidden') return work();
		if (this.#unpainted || this.#worked) return this.soon(work);
		this.#worked = true;
		afterFrame(() => (this.#worked = false));
		work();
		this.#takeAlong();
	}

	/** Does the work together with the next news: one frame instead of two. Without news in the next frame after `ms`. */
	along(work: () => void, ms: number): void {
		if (this.#along.has(work)) return;
		const alone = (): void => {
			this.#along.delete(work);
			this.soon(work);
		};
		this.#along.set(work, setTimeout(alone, ms));
	}

	#takeAlong(): void {
		for (const [work, timer] of this.#along) {
			clearTimeout(timer);
			work();
		}
		this.#along.clear();
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
		this.#takeAlong();
	};
}

function afterFrame(then: () => void): void {
	requestAnimationFrame(() => {
		// A message is delivered after the frame has been handed over.
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			then();
			port1.close();
		};
		port2.postMessage(null);
	});
}
