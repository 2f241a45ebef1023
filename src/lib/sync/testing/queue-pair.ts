// Two lines between a screen and a room, in memory: the test decides what arrives, in which order, how often, or never.

/** One direction. What is delayed simply stays in the line. */
export class Line<Message> {
	#waiting: Message[] = [];
	#carried: Message[] = [];

	/** Messages under way. */
	get length(): number {
		return this.#waiting.length;
	}

	/** All that were ever pushed on this line. */
	get carried(): number {
		return this.#carried.length;
	}

	push(message: Message): void {
		this.#waiting.push(message);
		this.#carried.push(message);
	}

	/** Takes the `index`-th message out, 0 being the oldest: reorder by taking another one. */
	take(index = 0): Message | undefined {
		return this.#waiting.splice(index, 1)[0];
	}

	/** Puts the `index`-th message ever carried on the line once more. */
	repeat(index: number): void {
		const message = this.#carried[index];
		if (message !== undefined) this.#waiting.push(message);
	}

	clear(): void {
		this.#waiting = [];
	}
}

/** `up` goes to the room, `down` to the screen; a cut loses what is in both. */
export class QueuePair<Up, Down> {
	readonly up = new Line<Up>();
	readonly down = new Line<Down>();
	connected = false;

	cut(): void {
		this.connected = false;
		this.up.clear();
		this.down.clear();
	}
}
