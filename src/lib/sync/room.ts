// The server half of a stream: decides at once, shows nothing before it is on disk, answers every id the same way twice.
import type { Instant } from '#lib/domain/time.ts';
import { Answered } from './answered.ts';
import { evolveAll, type Named, type Sender } from './decider.ts';
import { BrokenJournal, ForeignEntry, type Loaded } from './journal.ts';
import { EXPIRED, type Answer, type Backlog, type Beat, type Broadcast, type Entry } from './protocol.ts';
import type { Epoch, Hello, Submission, Welcome } from './protocol.ts';
import { RoomClosed, type FaultPlace, type RoomOptions } from './room-ports.ts';

// The owner of rooms needs one import.
export { RoomClosed, type FaultPlace, type RoomOptions } from './room-ports.ts';
export type { Sender } from './decider.ts';

interface Waiting<State, Event> {
	/** null: a refusal that waits for the entries it was decided on. */
	readonly entry: Entry<Event> | null;
	readonly state: State;
	settle(): void;
	fail(error: RoomClosed): void;
}

export class Room<State, Command extends Named, Event, Context> {
	protected readonly options: RoomOptions<State, Command, Event, Context>;
	/** What commands are decided on: includes entries whose flush is under way. */
	protected head: { readonly seq: number; readonly state: State };
	/** What everybody may see: all flushed, or known to be unsaved. */
	protected shown: { readonly seq: number; readonly state: State };
	protected durable: number;
	protected readonly answered: Answered;
	protected tail: Entry<Event>[] = [];
	protected queue: Waiting<State, Event>[] = [];
	protected batch: Waiting<State, Event>[] = [];
	protected unsavedEntries: Entry<Event>[] = [];
	#working: Promise<void> | null = null;
	#closed: RoomClosed | null = null;
	#snapshotSeq: number;
	#snapshotting: Promise<void> | null = null;

	/** Throws what `journal.load` throws, and `BrokenJournal` when the entries do not follow each other. */
	static async open<State, Command extends Named, Event, Context>(
		options: RoomOptions<State, Command, Event, Context>
	): Promise<Room<State, Command, Event, Context>> {
		return new Room(options, await options.journal.load(options.streamId));
	}

	constructor(options: RoomOptions<State, Command, Event, Context>, loaded: Loaded<State, Event>) {
		const { streamId, decider } = options;
		this.options = options;
		this.answered = new Answered(options.refusalsKept ?? 1_000);
		let seq = loaded.snapshot?.seq ?? 0;
		let state = loaded.snapshot?.state ?? decider.initial(streamId);
		const ids = loaded.snapshot?.ids ?? [];
		ids.forEach((id, i) => this.answered.accept(id, seq - ids.length + 1 + i));
		for (const entry of loaded.entries) {
			if (entry.seq !== seq + 1) throw new BrokenJournal(streamId, seq + 1, entry.seq);
			state = evolveAll(decider, state, entry.events, entry);
			seq = entry.seq;
			this.answered.accept(entry.commandId, seq);
		}
		this.head = { seq, state };
		this.shown = this.head;
		this.durable = seq;
		this.#snapshotSeq = loaded.snapshot?.seq ?? 0;
	}

	get epoch(): Epoch {
		return this.options.epoch;
	}
	/** The last seq that was broadcast. */
	get seq(): number {
		return this.shown.seq;
	}
	/** The fold up to `seq`. */
	get state(): State {
		return this.shown.state;
	}
	/** Why the room is closed, or null while it is open. */
	get closed(): RoomClosed | null {
		return this.#closed;
	}

	/** Accepted and shown entries that are not on disk, or null. */
	unsaved(): Backlog | null {
		const first = this.unsavedEntries[0];
		return first ? { count: this.unsavedEntries.length, since: first.at } : null;
	}

	/**
	 * Decides now, resolves when the answer may be told. `at` is the server's time and must not go back between calls.
	 * Rejects with `RoomClosed`, or with what the domain threw (then nothing has happened).
	 */
	submit(submission: Submission<Command>, sender: Sender<State, Context>, at: Instant): Promise<Answer> {
		if (this.#closed) return Promise.reject(this.#closed);
		const { id } = submission;
		const known = this.answered.inFlight(id) ?? this.recall(id);
		if (known) return Promise.resolve(known);
		try {
			const answer = this.decide(submission, sender, at);
			this.answered.wait(id, answer);
			this.#work();
			return answer;
		} catch (error) {
			return Promise.reject(error);
		}
	}

	/** What was answered to this id before. */
	protected recall(id: string): Answer | null {
		const seq = this.answered.seq(id);
		if (seq !== undefined) return { epoch: this.epoch, id, ok: true, seq, durable: seq <= this.durable };
		const refusal = this.answered.refusal(id);
		return refusal ? { epoch: this.epoch, id, ok: false, refusal } : null;
	}

	protected decide(submission: Submission<Command>, sender: Sender<State, Context>, at: Instant): Promise<Answer> {
		const { id, command } = submission;
		const { decider } = this.options;
		const { state } = this.head;
		const decision = this.expired(submission, at)
			? { ok: false as const, refusal: EXPIRED }
			: decider.decide(state, command, sender.context(state, at));
		if (!decision.ok) {
			const { refusal } = decision;
			return this.enqueue(null, state, () => {
				this.answered.refuse(id, refusal);
				return { epoch: this.epoch, id, ok: false, refusal };
			});
		}

		const { events } = decision;
		const entry = { seq: this.head.seq + 1, at, by: sender.by, commandId: id, name: command.name, events };
		// Evolve before the seq is taken: a domain that throws here leaves no hole.
		this.head = { seq: entry.seq, state: evolveAll(decider, state, events, entry) };
		const { seq } = entry;
		return this.enqueue(entry, this.head.state, () => {
			this.answered.accept(id, seq);
			return { epoch: this.epoch, id, ok: true, seq, durable: seq <= this.durable };
		});
	}

	protected expired(submission: Submission<Command>, at: Instant): boolean {
		return submission.expires !== undefined && at > submission.expires;
	}

	/** `answer` is asked for when the batch is done: it remembers, and tells. */
	protected enqueue(entry: Entry<Event> | null, state: State, answer: () => Answer): Promise<Answer> {
		return new Promise((resolve, fail) => {
			this.queue.push({ entry, state, settle: () => resolve(answer()), fail });
		});
	}

	/** Tries again to save what is unsaved. Call it every few seconds while `unsaved()` is not null. */
	async retry(): Promise<void> {
		if (this.#closed || this.unsavedEntries.length === 0) return;
		await this.#work();
	}

	#work(): Promise<void> {
		this.#working ??= this.#flushAll();
		return this.#working;
	}

	/** Group commit: what arrives during one flush goes into the next. */
	async #flushAll(): Promise<void> {
		try {
			do {
				this.batch = this.queue;
				this.queue = [];
				const saved = await this.save(this.batch.flatMap(({ entry }) => entry ?? []));
				if (this.#closed) return;
				const done = this.batch;
				this.batch = [];
				this.show(done, saved);
				this.#snapshotIfDue();
			} while (this.queue.length > 0);
		} finally {
			// In the same turn as the last look at the queue: a submit in between would wait for ever.
			this.#working = null;
		}
	}

	/** True when everything up to the batch is on disk; false when the show goes on from memory. Closes the room at a foreign entry. */
	protected async save(entries: readonly Entry<Event>[]): Promise<boolean> {
		const toWrite = [...this.unsavedEntries, ...entries];
		const last = toWrite.at(-1);
		if (!last) return true;
		try {
			await this.options.journal.append(this.options.streamId, toWrite);
			this.unsavedEntries = [];
			this.durable = last.seq;
			return true;
		} catch (error) {
			if (error instanceof ForeignEntry) {
				this.stop(error);
				return false;
			}
			if (this.unsavedEntries.length === 0) this.#fault(error, 'append');
			this.unsavedEntries = toWrite;
			return false;
		}
	}

	protected show(batch: readonly Waiting<State, Event>[], durable: boolean): void {
		for (const { entry, state, settle } of batch) {
			if (entry) {
				this.shown = { seq: entry.seq, state };
				this.tail.push(entry);
				this.#broadcast({ epoch: this.epoch, durable, entry });
			}
			settle();
		}
		const kept = this.options.welcomeEntries ?? 300;
		if (this.tail.length > 2 * kept) this.tail = this.tail.slice(-kept);
	}

	#broadcast(message: Broadcast<Event>): void {
		try {
			this.options.broadcast(message);
		} catch (error) {
			this.#fault(error, 'broadcast');
		}
	}

	/** Brings a screen up to date. Let it receive broadcasts from the same turn of the event loop on. */
	join(hello: Hello, at: Instant): Welcome<State, Event> {
		const { epoch, durable, shown } = this;
		const known: Record<string, number> = {};
		for (const id of hello.pending) {
			const seq = this.answered.seq(id);
			if (seq !== undefined) known[id] = seq;
		}
		const head = { ask: hello.ask, epoch, seq: shown.seq, durable, at, known };
		const missing = this.missing(hello);
		return missing ? { ...head, kind: 'entries', entries: missing } : { ...head, kind: 'snapshot', state: shown.state };
	}

	/** The entries after the screen's seq, or null when only a snapshot helps. */
	protected missing(hello: Hello): readonly Entry<Event>[] | null {
		const count = this.shown.seq - hello.seq;
		if (hello.epoch !== this.epoch || count < 0) return null;
		if (count > Math.min(this.tail.length, this.options.welcomeEntries ?? 300)) return null;
		return this.tail.slice(this.tail.length - count);
	}

	/** The heartbeat of this moment; `waiting` is what the database does not have yet. */
	beat(at: Instant, waiting: Backlog | null = null): Beat {
		return { epoch: this.epoch, seq: this.shown.seq, durable: this.durable, at, waiting, unsaved: this.unsaved() };
	}

	/** Closes at once, with what is in flight unanswered: the owner has learnt that somebody else owns the stream. */
	stop(cause: unknown): void {
		if (this.#closed) return;
		this.#closed = new RoomClosed(this.options.streamId, cause);
		for (const waiting of [...this.batch, ...this.queue]) waiting.fail(this.#closed);
		this.batch = [];
		this.queue = [];
	}

	/** Waits for what is in flight, saves a snapshot, and closes. */
	async close(): Promise<void> {
		while (this.#working) await this.#working;
		await this.retry();
		if (!this.#closed) await this.#snapshot();
		this.stop('closed by its owner');
	}

	#snapshotIfDue(): void {
		if (this.shown.seq - this.#snapshotSeq >= (this.options.snapshotEvery ?? 500)) void this.#snapshot();
	}

	async #snapshot(): Promise<void> {
		const { seq, state } = this.shown;
		if (this.#snapshotting || this.durable < seq || seq === this.#snapshotSeq) return this.#snapshotting ?? undefined;
		const snapshot = { seq, state, ids: this.answered.ids(this.options.idsKept ?? 10_000) };
		this.#snapshotSeq = seq;
		this.#snapshotting = Promise.resolve(this.options.journal.saveSnapshot?.(this.options.streamId, snapshot))
			.catch((error: unknown) => this.#fault(error, 'snapshot'))
			.finally(() => (this.#snapshotting = null));
		await this.#snapshotting;
	}

	#fault(error: unknown, during: FaultPlace['during']): void {
		this.options.fault?.(error, { streamId: this.options.streamId, seq: this.shown.seq, during });
	}
}
