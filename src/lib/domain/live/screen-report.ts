// What a cue screen says of itself, and when the desk must not trust it: who sees what, how fresh, on how much battery.
import type { ReadingPlace } from '../script/spoken-line.ts';
import type { Duration, Instant } from '../time.ts';
import { SECOND } from '../time.ts';

export interface ScreenReport {
	/** `host`, `wall` … as in the screen's address */
	readonly screen: string;
	/** The last entry it has applied. */
	readonly seq: number;
	/** How far its machine's clock is from the server's, in ms; the screen counts by the server's. */
	readonly offset: Duration;
	/** In percent; null where the browser does not tell. */
	readonly battery: number | null;
	/** Where its 提词器 stands; null = it has none open. */
	readonly reading: ReadingPlace | null;
}

/** A screen reports no more often than this, and only when something has changed: nobody talks while nothing happens. */
export const REPORT_EVERY: Duration = 10 * SECOND;
/** Two reports missed, with something to tell: the screen is not to be trusted. */
const STALE_AFTER: Duration = 25 * SECOND;

/** Where somebody reads is told no more often than this. */
export const READ_EVERY: Duration = 2 * SECOND;

/** The report as a place of presence: `screen:host:s120:o-35:b80:p24_block`. */
export function reportPlace({ screen, seq, offset, battery, reading }: ScreenReport): string {
	const power = battery === null ? '' : `:b${Math.round(battery)}`;
	const eye = reading === null ? '' : `:p${reading.char}_${reading.blockId}`;
	return `screen:${screen}:s${seq}:o${Math.round(offset)}${power}${eye}`;
}

/** Null for a place that is no screen. A screen that has just been opened has not said more than its name: seq 0. */
export function readReport(place: string | null): ScreenReport | null {
	const [kind, screen, ...told] = (place ?? '').split(':');
	if (kind !== 'screen' || !screen) return null;
	const figure = (letter: string) => {
		const word = told.find((one) => one.startsWith(letter));
		const value = word === undefined ? NaN : Number(word.slice(1));
		return Number.isFinite(value) ? value : null;
	};
	// The last of it, because a block's name may hold anything.
	const [, char, blockId] = /:p(\d+)_(.+)$/.exec(place ?? '') ?? [];
	const reading = char === undefined || blockId === undefined ? null : { blockId, char: Number(char) };
	return { screen, seq: figure('s') ?? 0, offset: figure('o') ?? 0, battery: figure('b'), reading };
}

/** What a screen owes: it should have applied `seq` since `since`. */
export interface Owing {
	readonly seq: number;
	readonly since: Instant;
}

/**
 * What each screen owes now, by connection: an entry is owed from when the desk has it until the screen reports it or a
 * later one. The screens that owe nothing are absent. Costs a step per screen, and is asked for by the second, not by the cue.
 */
export function owed(
	before: ReadonlyMap<string, Owing>,
	screens: readonly { readonly id: string; readonly report: ScreenReport }[],
	seq: number,
	now: Instant
): ReadonlyMap<string, Owing> {
	const owing = new Map<string, Owing>();
	for (const { id, report } of screens) {
		if (report.seq >= seq) continue;
		const was = before.get(id);
		owing.set(id, was && report.seq < was.seq ? was : { seq, since: now });
	}
	return owing;
}

/** Whether what it shows may mislead. */
export const isStale = (owing: Owing | undefined, now: Instant): boolean =>
	owing !== undefined && now - owing.since >= STALE_AFTER;
