// Decides when a screen's copy is written: the stream soon after it changed, the hand at once when a command waits, both before the page goes.
import type { Duration, Instant } from '#lib/domain/time.ts';
import type { DeviceCopy, Kept } from './device-copy.ts';

/** Writing a thousand rows costs a few milliseconds: not at every keystroke of a busy plan. */
const STREAM_EVERY: Duration = 2_000;
/** While nothing happens, how fresh the copy is said to be lags by no more than this. */
const HAND_EVERY: Duration = 10_000;

export class DeviceKeeper {
	readonly #device: DeviceCopy;
	#streamAt: Instant = 0;
	#handAt: Instant = 0;
	#kept: Kept['copy'] | null = null;
	#local: Kept['local'] = null;

	constructor(device: DeviceCopy) {
		this.#device = device;
	}

	/** Call it often, with the device's time; `going`: the page may be gone in a moment. */
	notice(known: Kept, now: Instant, going = false): void {
		const { copy, me, roster, local } = known;
		if (copy.epoch === null) return;
		const kept = this.#kept;
		const changed = kept?.state !== copy.state || kept.epoch !== copy.epoch;
		if (changed && (going || Math.abs(now - this.#streamAt) >= STREAM_EVERY)) {
			this.#streamAt = now;
			this.#kept = copy;
			void this.#device.keepStream(copy, me, roster);
		}
		const waiting = kept !== null && (kept.pending.length !== copy.pending.length || kept.unsaved !== copy.unsaved);
		if (waiting || local !== this.#local || going || Math.abs(now - this.#handAt) >= HAND_EVERY) {
			this.#handAt = now;
			if (this.#kept) this.#kept = { ...this.#kept, pending: copy.pending, unsaved: copy.unsaved };
			this.#local = local;
			void this.#device.keepHand(known);
		}
	}
}
