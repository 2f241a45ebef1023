// Reminders while the app is open: asked for now and then, said once each when their time has come, counted until done.
import { createContext } from 'svelte';
import type { Reminder } from '#lib/domain/stream/agenda.ts';
import { MINUTE, type Duration, type Instant } from '#lib/domain/time.ts';

/** Others plan while this page is open. */
const ASK_AGAIN: Duration = 5 * MINUTE;
/** A timer longer than this overflows in browsers. */
const LONGEST_TIMER: Duration = 60 * MINUTE;
const SAID = 'changji_reminded';

export class Reminders {
	/** How many tasks are due and not done. */
	due = $state(0);
	#all: readonly Reminder[] = [];
	#ahead: Duration = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#again: ReturnType<typeof setInterval> | undefined;
	readonly #say: (reminder: Reminder) => void;

	constructor(say: (reminder: Reminder) => void) {
		this.#say = say;
	}

	start(): void {
		void this.refresh();
		this.#again = setInterval(() => void this.refresh(), ASK_AGAIN);
	}

	stop(): void {
		clearTimeout(this.#timer);
		clearInterval(this.#again);
	}

	/** Asks the server; keeps what it knew when the server does not answer. */
	async refresh(): Promise<void> {
		try {
			const answer = await fetch('/api/reminders');
			if (!answer.ok) return;
			const told = (await answer.json()) as { now: Instant; reminders: readonly Reminder[] };
			this.#all = told.reminders;
			this.#ahead = told.now - Date.now();
			this.#look();
		} catch {
			// Offline: what is known still comes at its time.
		}
	}

	#look(): void {
		clearTimeout(this.#timer);
		const now = Date.now() + this.#ahead;
		const said = readSaid();
		const come = this.#all.filter(({ at }) => at <= now);
		this.due = come.filter(({ kind }) => kind === 'task').length;
		for (const reminder of come) {
			if (!said.includes(mark(reminder)) && (reminder.kind === 'task' || reminder.due > now)) this.#say(reminder);
		}
		keepSaid(come.map(mark));
		const next = this.#all.find(({ at }) => at > now);
		if (next) this.#timer = setTimeout(() => this.#look(), Math.min(LONGEST_TIMER, next.at - now));
	}
}

/** A task that was moved to another time is said again. */
const mark = ({ key, at }: Reminder): string => `${key} ${at}`;

/** Kept for the tab, so that a reload does not repeat them; a browser that keeps nothing repeats them. */
function readSaid(): readonly string[] {
	try {
		return JSON.parse(sessionStorage.getItem(SAID) ?? '[]') as readonly string[];
	} catch {
		return [];
	}
}
function keepSaid(said: readonly string[]): void {
	try {
		sessionStorage.setItem(SAID, JSON.stringify(said));
	} catch {
		// Storage is full or forbidden: they are said again after a reload, which harms nobody.
	}
}

const [useReminders, setReminders] = createContext<Reminders>();
export { setReminders, useReminders };
