// How the running item stands, in one word: the same word turns the bar, the number and the sign on every screen.
import { MINUTE, SECOND, type Duration } from '#lib/domain/time.ts';
import type { Live } from '#lib/domain/live/live.ts';
import type { CurrentTime } from '#lib/domain/timing/expected.ts';

export type Mood = 'waiting' | 'normal' | 'warn' | 'over' | 'hold' | 'ended';

/** How much time is left when a screen turns amber: the last fifth, from 15 s up to 1 min, so that a host can still finish a sentence. */
export function warnBefore(length: Duration): Duration {
	return Math.min(MINUTE, Math.max(15 * SECOND, length / 5));
}

/** A hold wins over everything: while the clock stands nobody is late. */
export function moodOf(phase: Live['phase'], current: CurrentTime | null): Mood {
	if (phase === 'ended') return 'ended';
	if (current === null) return 'waiting';
	if (current.heldSince !== null) return 'hold';
	if (current.remaining < 0) return 'over';
	return current.remaining <= warnBefore(current.elapsed + current.remaining) ? 'warn' : 'normal';
}

/** What is left of the item as a share 0…1, for the bar; an item without length has none. */
export function shareLeft({ elapsed, remaining }: Pick<CurrentTime, 'elapsed' | 'remaining'>): number {
	const length = elapsed + remaining;
	return length <= 0 ? 0 : Math.min(1, Math.max(0, remaining / length));
}
