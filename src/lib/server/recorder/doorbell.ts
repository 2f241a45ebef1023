// Lets the shipper sleep until somebody rings or its time is up.

export class Doorbell {
	#rung = false;
	#wake: () => void = () => undefined;

	/** A ring while nobody sleeps is remembered for the next `sleep`. */
	ring(): void {
		this.#rung = true;
		this.#wake();
	}

	/** Until the next ring, or for `ms` (null: for ever). */
	async sleep(ms: number | null): Promise<void> {
		if (!this.#rung) {
			await new Promise<void>((done) => {
				const timer = ms === null ? null : setTimeout(done, ms);
				this.#wake = () => {
					if (timer) clearTimeout(timer);
					done();
				};
			});
			this.#wake = () => undefined;
		}
		this.#rung = false;
	}
}
