// Instants and durations: the only two kinds of time in the show.

/** A moment: epoch milliseconds, UTC. Never a time of day, so midnight is nothing special. */
export type Instant = number & { readonly unit?: 'instant-ms' };

/** A length of time in whole milliseconds; negative where a doc comment says so. */
export type Duration = number & { readonly unit?: 'duration-ms' };

export const SECOND: Duration = 1_000;
export const MINUTE: Duration = 60_000;
export const HOUR: Duration = 3_600_000;
export const DAY: Duration = 86_400_000;
