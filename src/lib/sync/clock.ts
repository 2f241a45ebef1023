// The server's time on a device whose own clock may be wrong: estimated from round trips, the quickest one wins.
import type { Duration, Instant } from '#lib/domain/time.ts';

/** One question and answer. `sentAt`, `receivedAt`: the device's clock; `serverAt`: the server's, in between. */
export interface RoundTrip {
	readonly sentAt: Instant;
	readonly serverAt: Instant;
	readonly receivedAt: Instant;
}

interface Sample {
	readonly offset: Duration;
	readonly rtt: Duration;
	readonly takenAt: Instant;
}

/** A sample is as good as one with this much more rtt per second of its age: two clocks drift apart by up to 0.1 ms/s. */
const DRIFT = 0.0001;
/** Samples older than this are forgotten. */
const MAX_AGE: Duration = 10 * 60_000;
const KEPT = 8;
/** A step between wall and steady clock beyond this is a jump, not rounding. */
const JUMP: Duration = 100;

/** Pure: all times are arguments, epoch ms. The error is at most half the winning round trip plus drift. */
export class ServerClock {
	#samples: readonly Sample[] = [];
	#offset: Duration = 0;
	#gap: Duration | null = null;

	/** How much to add to the device's clock. 0 until the first round trip. */
	get offset(): Duration {
		return this.#offset;
	}

	/** False at first and after a jump of the device's clock: then ask for a few round trips soon. */
	get settled(): boolean {
		return this.#samples.length >= 3;
	}

	/** Half the winning round trip, in ms; null before the first. */
	get uncertainty(): Duration | null {
		const [first, ...rest] = this.#samples;
		return first ? rest.reduce((least, { rtt }) => Math.min(least, rtt), first.rtt) / 2 : null;
	}

	/** The server's time at a moment of the device's clock. */
	now(device: Instant): Instant {
		return device + this.#offset;
	}

	/** An offset that an earlier visit had measured: better than none, and the first round trip counts alone. */
	assume(offset: Duration): void {
		if (this.#samples.length === 0) this.#offset = offset;
	}

	/** Takes in a round trip; one that ends before it began (the clock was set meanwhile) is ignored. */
	sample({ sentAt, serverAt, receivedAt }: RoundTrip): void {
		const rtt = receivedAt - sentAt;
		if (rtt < 0) return;
		const fresh: Sample = { offset: serverAt - (sentAt + receivedAt) / 2, rtt, takenAt: receivedAt };
		const agreeing = this.#samples.filter((old) => agree(old, fresh));
		// The true offset lies in every sample's interval; one that does not overlap is from before the clock was set.
		const alive = agreeing.filter(({ takenAt }) => receivedAt - takenAt <= MAX_AGE);
		this.#samples = [...alive, fresh].slice(-KEPT);
		this.#offset = this.#samples.reduce((best, other) =>
			cost(other, receivedAt) <= cost(best, receivedAt) ? other : best
		).offset;
	}

	/**
	 * Compares the device's clock with one that cannot be set (`performance.now()`): true when one of them jumped since the last
	 * call. A device's clock that went back was set back, and the estimate follows at once; one that went ahead may have been set, or the
	 * device slept while its steady clock stood: then the estimate is kept until the next round trip. That one counts alone either way.
	 */
	observe(device: Instant, steady: Duration): boolean {
		const gap = device - steady;
		const jump = this.#gap === null ? 0 : gap - this.#gap;
		this.#gap = gap;
		if (Math.abs(jump) <= JUMP) return false;
		this.#samples = [];
		if (jump < 0) this.#offset -= jump;
		return true;
	}
}

function cost({ rtt, takenAt }: Sample, now: Instant): number {
	return rtt / 2 + DRIFT * (now - takenAt);
}

function agree(old: Sample, fresh: Sample): boolean {
	const age = fresh.takenAt - old.takenAt;
	return age >= 0 && Math.abs(old.offset - fresh.offset) <= (old.rtt + fresh.rtt) / 2 + DRIFT * age + 1;
}
