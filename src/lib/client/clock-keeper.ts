// Keeps the server's time on this device: asks when it is not sure, and again when the device's clock has jumped.
import { ServerClock, type RoundTrip } from '#lib/sync/clock.ts';
import type { Duration, Instant } from '#lib/domain/time.ts';

/** The clock is measured again this often once it has settled. */
const SETTLED_MS: Duration = 20_000;
const UNSETTLED_MS: Duration = 500;

export class ClockKeeper {
	readonly #clock = new ServerClock();
	readonly #ask: () => Promise<Instant | null>;
	#measuredAt: Instant = 0;

	/** `ask`: the server's time now; null = nobody answered. */
	constructor(ask: () => Promise<Instant | null>) {
		this.#ask = ask;
	}

	get offset(): Duration {
		return this.#clock.offset;
	}

	/** The server's time at a moment of the device's clock. */
	at(device: Instant): Instant {
		return Math.round(this.#clock.now(device));
	}

	sample(trip: RoundTrip): void {
		this.#clock.sample(trip);
	}

	/** What an earlier visit measured. */
	assume(offset: Duration): void {
		this.#clock.assume(offset);
	}

	/** A new connection: the next tick measures. */
	measureSoon(): void {
		this.#measuredAt = 0;
	}

	/** Call it a few times a second. */
	tick(now: Instant): void {
		const jumped = this.#clock.observe(now, performance.now());
		if (jumped || now - this.#measuredAt > (this.#clock.settled ? SETTLED_MS : UNSETTLED_MS)) void this.#measure(now);
	}

	async #measure(sentAt: Instant): Promise<void> {
		this.#measuredAt = sentAt;
		const serverAt = await this.#ask();
		if (serverAt !== null) this.#clock.sample({ sentAt, serverAt, receivedAt: Date.now() });
	}
}
