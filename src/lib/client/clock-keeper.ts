// Keeps the estimate of the server's clock fresh: asks for the time again and again, more often as long as the answers are uncertain or the device's clock has jumped.
import type { Duration, Instant } from '#lib/domain/time.ts';
import { ServerClock, type RoundTrip } from '#lib/sync/clock.ts';

/** Once settled; and until then, or while the best answer was slow. */
const SETTLED_MS: Duration = 20_000;
const SOON_MS: Duration = 500;
const UNSURE_MS: Duration = 1_000;
/** A countdown may be wrong by so much without anybody seeing it. */
const GOOD: Duration = 30;

export interface ClockPorts {
	/** The device's clock, which may be wrong and may jump; and one that cannot be set. */
	device(): Instant;
	steady(): Duration;
	/** Asks the server for its time; null when nobody answered. */
	ask(): Promise<Instant | null>;
	/** The estimate is another one now: draw again. */
	moved(): void;
}

export class ClockKeeper {
	readonly #ports: ClockPorts;
	readonly #clock = new ServerClock();
	#askedAt: Duration = -Infinity;

	constructor(ports: ClockPorts) {
		this.#ports = ports;
	}

	/** The server's time now. */
	now(): Instant {
		this.#look();
		return this.at(this.#ports.device());
	}

	/** The server's time at a moment of the device's clock, whole ms. */
	at(device: Instant): Instant {
		return Math.round(this.#clock.now(device));
	}

	/** A round trip that came by another way. */
	sample(trip: RoundTrip): void {
		this.#clock.sample(trip);
	}

	/** How much to add to the device's clock. */
	get offset(): Duration {
		return this.#clock.offset;
	}

	/** What an earlier visit measured. */
	assume(offset: Duration): void {
		this.#clock.assume(offset);
	}

	/** A new connection: the next tick measures. */
	measureSoon(): void {
		this.#askedAt = -Infinity;
	}

	/** Call several times a second. */
	tick(): void {
		this.#look();
		if (this.#ports.steady() - this.#askedAt > this.#pause()) void this.#measure();
	}

	/** A clock that was set must not be read once more as if it had not been. */
	#look(): void {
		const { device, steady } = this.#ports;
		if (this.#clock.observe(device(), steady())) void this.#measure();
	}

	#pause(): Duration {
		if (!this.#clock.settled) return SOON_MS;
		return (this.#clock.uncertainty ?? Infinity) > GOOD ? UNSURE_MS : SETTLED_MS;
	}

	async #measure(): Promise<void> {
		const { device, steady, ask, moved } = this.#ports;
		this.#askedAt = steady();
		const sentAt = device();
		const serverAt = await ask();
		if (serverAt === null) return;
		const receivedAt = device();
		// Set in between: the trip says nothing.
		if (Math.abs(receivedAt - sentAt - (steady() - this.#askedAt)) > GOOD) return this.measureSoon();
		const before = this.#clock.offset;
		this.#clock.sample({ sentAt, serverAt, receivedAt });
		if (Math.abs(this.#clock.offset - before) > GOOD) moved();
	}
}

/** On a page's own clocks. */
export function pageClock(ask: ClockPorts['ask'], moved: ClockPorts['moved']): ClockKeeper {
	return new ClockKeeper({ device: Date.now, steady: () => performance.now(), ask, moved });
}
