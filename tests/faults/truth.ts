// The room's truth at every moment, folded from what PocketBase holds; and how far a screen was from it.
import { runOnAir, itemOf } from '../../src/lib/domain/live/on-air.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import { liveTimes } from '../../src/lib/domain/timing/expected.ts';
import { streamDecider } from '../../src/lib/sync/stream-decider.ts';
import type { Row } from './journal-rows.ts';

/** What a screen began to show at a moment (true epoch ms), and showed until its next note. */
export interface Shown {
	readonly at: number;
	/** of the item on air; null = none */
	readonly title: string | null;
	/** ms left: a text stands for all values it is right for, a running clock goes on counting from `at` by itself */
	readonly left: { readonly least: number; readonly most: number } | { readonly running: number } | null;
	/** The markup it was read from; absent = it was not read off a page. */
	readonly saw?: string;
}

/** From when to when something counts, true epoch ms. */
export interface Window {
	readonly from: number;
	readonly to: number;
}

/** Screens are compared with the truth this often. */
const STEP_MS = 5;
/** A countdown that is further off is as wrong as another item's. */
const MISLEADING_MS = 1_000;

export class Truth {
	/** Many screens are compared at the same moments. */
	readonly #known = new Map<number, { readonly title: string | null; readonly left: number | null }>();
	readonly #moments: readonly { readonly at: number; readonly state: StreamState }[];

	constructor(streamId: string, rows: readonly Row[]) {
		let state = streamDecider.initial(streamId);
		this.#moments = rows.map(({ seq, at, by, command_id, events }) => {
			for (const event of events) state = streamDecider.evolve(state, event, { seq, at, by, commandId: command_id });
			return { at, state };
		});
	}

	/** The stream at the end of the journal. */
	get end(): StreamState | null {
		return this.#moments.at(-1)?.state ?? null;
	}

	/** The moment of the newest take. */
	get lastTake(): number {
		return this.end?.live.runs.at(-1)?.startedAt ?? 0;
	}

	at(moment: number): { readonly title: string | null; readonly left: number | null } {
		let known = this.#known.get(moment);
		if (!known) this.#known.set(moment, (known = this.#at(moment)));
		return known;
	}

	#at(moment: number): { readonly title: string | null; readonly left: number | null } {
		let low = 0;
		for (let high = this.#moments.length; low < high;) {
			const middle = (low + high) >> 1;
			if ((this.#moments[middle]?.at ?? Infinity) <= moment) low = middle + 1;
			else high = middle;
		}
		const state = this.#moments[low - 1]?.state;
		const run = state && runOnAir(state);
		if (!run) return { title: null, left: null };
		return {
			title: itemOf(state, run.itemId)?.title ?? null,
			left: liveTimes(state, moment).current?.remaining ?? null
		};
	}

	/** Seconds within the windows during which the screen showed another item, or a time more than a second off. */
	wrongSeconds(screen: readonly Shown[], windows: readonly Window[]): number {
		let wrong = 0;
		for (const [moment, shown] of steps(screen, windows)) {
			const { title, left } = this.at(moment);
			if (shown?.title !== title || errorOf(shown, moment, left) > MISLEADING_MS) wrong += STEP_MS;
		}
		return wrong / 1_000;
	}

	/** A page: seconds within the windows during which something was on air and what was read is the name of no item, and what was read last. */
	unread(screen: readonly Shown[], windows: readonly Window[]): { readonly seconds: number; readonly last: string } {
		let [unread, last] = [0, ''];
		if (screen.length > 0 && screen.every(({ saw }) => saw === undefined)) return { seconds: 0, last };
		const names = new Set(this.#moments.flatMap(({ state }) => state.items.map(({ title }) => title)));
		for (const [moment, shown] of steps(screen, windows)) {
			if (this.at(moment).title === null || (shown && shown.title !== null && names.has(shown.title))) continue;
			unread += STEP_MS;
			last = `“${shown?.title ?? ''}” ${shown?.saw ?? ''}`;
		}
		return { seconds: unread / 1_000, last };
	}

	/** The largest difference between the screen's countdown and the true one within the window, ms. */
	countdownError(screen: readonly Shown[], window: Window): number {
		let largest = 0;
		for (const [moment, shown] of steps(screen, [window]))
			largest = Math.max(largest, errorOf(shown, moment, this.at(moment).left));
		return largest;
	}
}

function* steps(screen: readonly Shown[], windows: readonly Window[]): Generator<[number, Shown | undefined]> {
	for (const { from, to } of windows) {
		let next = screen.findIndex(({ at }) => at > from);
		if (next < 0) next = screen.length;
		for (let moment = from; moment < to; moment += STEP_MS) {
			while ((screen[next]?.at ?? Infinity) <= moment) next += 1;
			yield [moment, screen[next - 1]];
		}
	}
}

function errorOf(shown: Shown | undefined, moment: number, left: number | null): number {
	if (!shown?.left || left === null) return (shown?.left ?? null) === left ? 0 : Infinity;
	if ('running' in shown.left) return Math.abs(shown.left.running - (moment - shown.at) - left);
	return Math.max(0, shown.left.least - left, left - shown.left.most);
}
