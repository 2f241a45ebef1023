// On which side this page is: with the stream, or in the 彩排 beside it; by which clock it shows, and what waits on the other side.
import { showTime, type RehearsalClock } from '#lib/domain/rehearsal/clock.ts';
import {
	NO_REHEARSAL,
	type RehearsalId,
	type RehearsalNews,
	type RunningRehearsal
} from '#lib/domain/rehearsal/rehearsal.ts';
import type { Instant } from '#lib/domain/time.ts';

/** `Kept`: what a page has with the stream, and finds again as it was when it comes back. */
export class RehearsalSide<Kept> {
	#news = $state.raw<RehearsalNews>(NO_REHEARSAL);
	#shown = $state.raw<RunningRehearsal | null>(null);
	#within: RehearsalId | null = null;
	#clock: RehearsalClock | null = null;
	/** On the way: what is shown is still the side that was left. */
	#crossing = false;
	#kept: Kept | null = null;

	get news(): RehearsalNews {
		return this.#news;
	}
	/** What is shown is of this 彩排; null = of the stream. */
	get shown(): RunningRehearsal | null {
		return this.#shown;
	}
	/** Where this page belongs, shown already or not. */
	get within(): RehearsalId | null {
		return this.#within;
	}
	get pace(): number {
		return Math.max(1, this.#shown?.clock.rate ?? 1);
	}

	/** What the page's clock says at a moment of the server's own. */
	time(steady: Instant): Instant {
		return this.#clock ? showTime(this.#clock, steady) : steady;
	}

	/** True = a page that follows belongs elsewhere now. */
	hear(news: RehearsalNews): boolean {
		const { running } = news;
		this.#news = news;
		if (this.#within !== null && running?.id === this.#within) this.#clock = running.clock;
		if (this.#shown && running?.id === this.#shown.id) this.#shown = running;
		return (running?.id ?? null) !== this.#within;
	}

	/** Goes over; `here` is what the page leaves. Answers what it left there before; null = it begins anew. */
	cross(to: RehearsalId | null, here: Kept): Kept | null {
		if (this.#within === null) this.#kept = here;
		this.#within = to;
		this.#clock = null;
		this.#crossing = true;
		return to === null ? this.#kept : null;
	}

	/** Somebody else is here now: they begin with the stream, and with nothing of it. */
	forget(): void {
		this.#shown = this.#within = this.#clock = this.#kept = null;
		this.#crossing = false;
	}

	/** `on the way`: nothing of the new side is shown yet. `arrived`: all of it is, from now on. Nothing of a 彩排 is shown without its name. */
	arrive(live: boolean): 'there' | 'on the way' | 'arrived' {
		if (!this.#crossing) return 'there';
		const { running } = this.#news;
		const there = running?.id === this.#within ? running : null;
		if (!live || (this.#within !== null && there === null)) return 'on the way';
		this.#crossing = false;
		this.#shown = there;
		return 'arrived';
	}
}
