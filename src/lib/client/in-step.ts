// Redraws a page's clocks four times a second, and in step with the countdown: its second is over when it is over, not up to a tick later.
import type { Duration, Instant } from '#lib/domain/time.ts';

const TICK_MS: Duration = 250;
/** Past the moment, lest a timer that is a hair early draws the old second once more. */
const PAST_MS: Duration = 3;

export interface InStep {
	/** Server time. */
	now(): Instant;
	/** When the countdown reaches nought; null = there is none, then whole seconds of the clock count. */
	due(now: Instant): Instant | null;
	tick(): void;
}

/** Ticks until the returned function is called. Everything drawn counts from instants, so a late tick is never a wrong time. */
export function tickInStep({ now, due, tick }: InStep): () => void {
	let timer: ReturnType<typeof setTimeout>;
	const again = (): void => {
		const at = now();
		const ahead = ((due(at) ?? 0) - at) % TICK_MS;
		timer = setTimeout(
			() => {
				again();
				tick();
			},
			(ahead < 0 ? ahead + TICK_MS : ahead) + PAST_MS
		);
	};
	again();
	return () => clearTimeout(timer);
}
