// A room that lives in another process, as this one sees it: the same fold under the same epoch, fed by the owner; commands go there and back.
import type { Duration, Instant } from '#lib/domain/time.ts';
import { evolveAll, type Decider, type Named, type Sender } from './decider.ts';
import type { Answer, Backlog, Beat, Broadcast, Entry, Epoch, Hello, Submission, Welcome } from './protocol.ts';
import { RoomClosed } from './room-ports.ts';

/** The way to the owner. Within one line everything arrives in the order in which the owner said it. */
export interface OwnerLine<State, Command extends Named, Event, Context> {
	/** Rejects when the owner does not answer, or is not the owner any more. */
	hello(hello: Hello): Promise<Welcome<State, Event>>;
	/** The same; `context` is what the command would be decided with here. */
	submit(submission: Submission<Command>, by: string, context: Context): Promise<Answer>;
}

/** A followed room's ports and bounds. */
export interface FollowOptions<State, Command extends Named, Event, Context> {
	readonly streamId: string;
	readonly decider: Decider<State, Command, Event, Context>;
	readonly line: OwnerLine<State, Command, Event, Context>;
	/** Reaches the screens of this process, in order. */
	broadcast(message: Broadcast<Event>): void;
	/** The same, for what the owner says of its record. */
	beat(beat: Beat): void;
	/** The most entries a joining screen gets before a snapshot is the shorter way. Default 300. */
	readonly welcomeEntries?: number;
	/** Nothing heard from the owner for this long: nobody is told that this is the newest. Default 6,000 ms. */
	readonly staleAfter?: Duration;
}

export class FollowedRoom<State, Command extends Named, Event, Context> {
	readonly #options: FollowOptions<State, Command, Event, Context>;
	#epoch: Epoch = '';
	#seq = 0;
	#state: State;
	#durable = 0;
	#tail: Entry<Event>[] = [];
	#beat: Beat | null = null;
	#heardAt: Instant = -Infinity;
	#asks = 0;
	#asking: Promise<void> | null = null;
	/** What came while the owner was asked. */
	#early: Broadcast<Event>[] = [];
	#closed: RoomClosed | null = null;
	readonly #waiting = new Set<(closed: RoomClosed) => void>();

	/** Let it receive before it is opened: what comes meanwhile is kept. */
	constructor(options: FollowOptions<State, Command, Event, Context>) {
		this.#options = options;
		this.#state = options.decider.initial(options.streamId);
	}

	/** Asks the owner for the whole. Rejects as the line does. */
	open(at: Instant): Promise<void> {
		this.#heardAt = at;
		return this.#ask();
	}

	get epoch(): Epoch {
		return this.#epoch;
	}
	/** The last seq that was broadcast here. */
	get seq(): number {
		return this.#seq;
	}
	/** The fold up to `seq`. */
	get state(): State {
		return this.#state;
	}
	/** Why this is not the stream's room any more, or null. */
	get closed(): RoomClosed | null {
		return this.#closed;
	}
	/** The newest entries, in order; at least what the database may not have yet. */
	get tail(): readonly Entry<Event>[] {
		return this.#tail;
	}

	/** What the owner says is on no disk, or null. */
	unsaved(): Backlog | null {
		return this.#beat?.unsaved ?? null;
	}

	/** The owner was heard lately: what is here is the newest, but for what is on its way. */
	current(at: Instant): boolean {
		return !this.#closed && !this.#asking && at - this.#heardAt <= (this.#options.staleAfter ?? 6_000);
	}

	/** An entry from the owner. */
	receive(message: Broadcast<Event>, at: Instant): void {
		if (this.#closed) return;
		this.#heardAt = at;
		if (this.#asking) this.#early.push(message);
		else if (message.epoch !== this.#epoch) this.stop('its owner opened it anew');
		else if (message.entry.seq > this.#seq + 1) {
			this.#early.push(message);
			void this.#askAgain();
		} else this.#apply(message);
	}

	/** The owner's heartbeat. */
	hear(beat: Beat, at: Instant): void {
		if (this.#closed) return;
		this.#heardAt = at;
		if (this.#asking) return;
		if (beat.epoch !== this.#epoch) return this.stop('its owner opened it anew');
		this.#beat = beat;
		this.#durable = Math.max(this.#durable, Math.min(beat.durable, this.#seq));
		this.#options.beat(beat);
		if (beat.seq > this.#seq) void this.#askAgain();
	}

	/** Brings a screen up to date; one with open commands only with the owner's word on them. Rejects with `RoomClosed`. */
	async welcome(hello: Hello, at: Instant): Promise<Welcome<State, Event>> {
		if (this.#closed) throw this.#closed;
		let known: Readonly<Record<string, number>> = {};
		if (hello.pending.length > 0) {
			const asked = { ask: hello.ask, epoch: this.#epoch, seq: this.#seq, pending: hello.pending };
			// The answer comes behind all entries it speaks of.
			({ known } = await this.#orClosed(this.#options.line.hello(asked)));
		}
		const head = { ask: hello.ask, epoch: this.#epoch, seq: this.#seq, durable: this.#durable, at, known };
		const missing = this.#missing(hello);
		return missing ? { ...head, kind: 'entries', entries: missing } : { ...head, kind: 'snapshot', state: this.#state };
	}

	/** The owner's answer, once what it speaks of is here. Rejects with `RoomClosed` when the owner is none any more: ask again elsewhere, with the same id. */
	async submit(submission: Submission<Command>, sender: Sender<State, Context>, at: Instant): Promise<Answer> {
		if (this.#closed) throw this.#closed;
		const { line } = this.#options;
		const answer = await this.#orClosed(line.submit(submission, sender.by, sender.context(this.#state, at)));
		if (answer.ok && answer.epoch === this.#epoch && answer.seq > this.#seq) await this.#askAgain();
		return answer;
	}

	/** What the owner said of the record, as of this moment; null when it has not been heard. */
	beat(at: Instant): Beat | null {
		return this.#beat && { ...this.#beat, seq: this.#seq, durable: this.#durable, at };
	}

	/** Somebody else owns the stream, or this process does now: what waits is to be asked again there. */
	stop(cause: unknown): void {
		if (this.#closed) return;
		this.#closed = new RoomClosed(this.#options.streamId, cause);
		for (const give of this.#waiting) give(this.#closed);
	}

	/** The line's word, or `RoomClosed` as soon as the owner is known to be gone. */
	#orClosed<T>(asked: Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			const give = (closed: RoomClosed): void => reject(closed);
			this.#waiting.add(give);
			void asked.then(resolve, reject).finally(() => this.#waiting.delete(give));
		});
	}

	#askAgain(): Promise<void> {
		return this.#ask().catch((error: unknown) => this.stop(error));
	}

	#ask(): Promise<void> {
		this.#asking ??= this.#bringUpToDate().finally(() => (this.#asking = null));
		return this.#asking;
	}

	async #bringUpToDate(): Promise<void> {
		const first = this.#epoch === '';
		const hello: Hello = { ask: ++this.#asks, epoch: first ? null : this.#epoch, seq: this.#seq, pending: [] };
		const welcome = await this.#options.line.hello(hello);
		if (!first && welcome.epoch !== this.#epoch) return this.stop('its owner opened it anew');
		this.#epoch = welcome.epoch;
		if (welcome.kind === 'snapshot') {
			this.#seq = welcome.seq;
			this.#state = welcome.state;
			this.#tail = [];
		} else {
			for (const entry of welcome.entries)
				this.#apply({ epoch: welcome.epoch, durable: entry.seq <= welcome.durable, entry });
		}
		this.#durable = Math.max(this.#durable, welcome.durable);
		for (const message of this.#early.splice(0)) if (message.epoch === this.#epoch) this.#apply(message);
	}

	/** The next entry counts; one that was here before, or that comes over a gap, does not. */
	#apply(message: Broadcast<Event>): void {
		const { entry, durable } = message;
		if (entry.seq !== this.#seq + 1) return;
		this.#state = evolveAll(this.#options.decider, this.#state, entry.events, entry);
		this.#seq = entry.seq;
		if (durable) this.#durable = entry.seq;
		this.#tail.push(entry);
		const kept = this.#options.welcomeEntries ?? 300;
		if (this.#tail.length > 2 * kept) this.#tail = this.#tail.slice(-kept);
		this.#options.broadcast(message);
	}

	#missing(hello: Hello): readonly Entry<Event>[] | null {
		const count = this.#seq - hello.seq;
		if (hello.epoch !== this.#epoch || count < 0) return null;
		if (count > Math.min(this.#tail.length, this.#options.welcomeEntries ?? 300)) return null;
		return this.#tail.slice(this.#tail.length - count);
	}
}
