// Counts, in PocketBase itself, what became of everything that was acknowledged, and how right the screens were.
import type PocketBase from 'pocketbase';
import type { Watched } from './audience.ts';
import { journalRows, type Row } from './journal-rows.ts';
import type { Presser } from './presser.ts';
import { Truth, type Window } from './truth.ts';

export interface Verdict {
	readonly fault: string;
	readonly acknowledged: number;
	readonly lost: number;
	readonly duplicated: number;
	/** From the fault to the first acknowledgement after it; the longest when there were several. */
	readonly recovered_ms: number;
	/** Seconds that the worst screen showed something other than the room's truth after the fault had ended; goal ≤ 5. */
	readonly wrong_screen_s: number;
	/** Largest difference between a screen's countdown and the truth after recovery; goal ≤ 100. */
	readonly countdown_error_ms: number;
}

const WRONG_SCREEN_S = 5;
const COUNTDOWN_ERROR_MS = 100;
/** Longer than any screen may be wrong: its figures would say nothing, so there are none. */
const UNREAD_S = WRONG_SCREEN_S;
/** A take needs so long to be on every screen and painted; then the countdowns are compared. */
const TAKEN_MS = 500;

/** What must hold under every fault. */
export function holds({ lost, duplicated, wrong_screen_s, countdown_error_ms }: Verdict): boolean {
	return lost === 0 && duplicated === 0 && wrong_screen_s <= WRONG_SCREEN_S && countdown_error_ms <= COUNTDOWN_ERROR_MS;
}

export interface Evidence {
	readonly fault: string;
	readonly presser: Presser;
	readonly service: PocketBase;
	readonly streamId: string;
	readonly recoveredMs: number;
	readonly screens: readonly Watched[];
	/** When the screens must be right: from the end of the fault on. */
	readonly after: readonly Window[];
}

/** Waits until PocketBase has caught up with the room, then compares. Throws when the journal has a gap, and when a screen could not be read. */
export async function judge(evidence: Evidence): Promise<Verdict> {
	const { fault, presser, service, streamId, screens, after } = evidence;
	const rows = await journalRows(service, streamId, presser.seat.replica?.confirmed.seq ?? 0);
	const truth = new Truth(streamId, rows);
	const end = after.at(-1)?.to ?? 0;
	const calm = { from: truth.lastTake + TAKEN_MS, to: end };
	let wrong = 0;
	let error = 0;
	const worst = new Map<string, string>();
	for (const screen of screens) {
		const shown = await screen.shown();
		const { seconds, last } = truth.unread(shown, after);
		if (seconds > UNREAD_S)
			throw new Error(`${fault}: ${screen.name}: no item's name was read for ${seconds} s: ${last}`);
		const [mine, off] = [truth.wrongSeconds(shown, after), truth.countdownError(shown, calm)];
		if (mine >= wrong || !worst.has(screen.name))
			worst.set(screen.name, `wrong ${mine} s, countdown off ${Math.round(off)} ms`);
		wrong = Math.max(wrong, mine);
		error = Math.max(error, off);
	}
	for (const [name, words] of worst) console.error(`  ${fault}: ${name}: ${words}`);
	return {
		fault,
		acknowledged: presser.acknowledged.size,
		...counts(presser, rows),
		recovered_ms: Math.round(evidence.recoveredMs),
		wrong_screen_s: Math.round(wrong * 100) / 100,
		countdown_error_ms: Math.round(error)
	};
}

function counts(presser: Presser, rows: readonly Row[]): Pick<Verdict, 'lost' | 'duplicated'> {
	const times = new Map<string, number>();
	const marks = new Map<string, number>();
	const add = (to: Map<string, number>, key: string): unknown => to.set(key, (to.get(key) ?? 0) + 1);
	for (const { command_id, events } of rows) {
		add(times, command_id);
		for (const event of events) if ('markId' in event) add(marks, event.markId);
	}
	const kept = new Map(rows.map(({ command_id, seq }) => [command_id, seq]));
	const twice = (of: ReadonlyMap<string, number>): number => [...of.values()].filter((n) => n > 1).length;
	return {
		lost: [...presser.acknowledged].filter(([id, seq]) => kept.get(id) !== seq).length,
		duplicated: Math.max(twice(times), twice(marks))
	};
}
