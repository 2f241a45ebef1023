// The screen's half of a stream: shows own commands at once, the room's entries in order, and heals itself from any loss.
import type { Instant } from '#lib/domain/time.ts';
import { evolveAll, type CommandId, type Named, type Refusal } from './decider.ts';
import { EarlyEntries } from './early-entries.ts';
import { isStale, rebase, type Pending } from './pending.ts';
import {
	EXPIRED,
	HELLO_PENDING,
	type Answer,
	type Backlog,
	type Beat,
	type Broadcast,
	type Entry
} from './protocol.ts';
import type { Epoch, FromRoom, Submission, ToRoom, Welcome } from './protocol.ts';
import type { Copy, Note, Outcome, ReplicaOptions, SubmitOptions, Unsaved } from './replica-ports.ts';

export class Replica<State, Command extends Named, Event, Context> {
	protected readonly options: ReplicaOptions<State, Command, Event, Context>;
	protected epochNow: Epoch | null = null;
	protected confirmedNow: { readonly seq: number; readonly state: State };
	protected durableNow = 0;
	protected shownState: State;
	protected open: readonly Pending<Command>[] = [];
	protected notSaved: readonly Unsaved<Command>[] = [];
	protected dirty = false;
	protected linkNow: 'offline' | 'joining' | 'live' = 'offline';
	protected heardAt: Instant = 0;
	protected asked: { readonly ask: number; readonly at: Instant } | null = null;
	protected lastBeat: Beat | null = null;
	#asks = 0;
	#resendAll = false;
	readonly #early = new EarlyEntries<Event>();
	#outbox: ToRoom<Command>[] = [];
	#notes: Note<Event>[] = [];
	readonly #listeners = new Set<(note: Note<Event>) => void>();

	constructor(options: ReplicaOptions<State, Command, Event, Context>) {
		const { copy, decider, streamId } = options;
		this.options = options;
		this.confirmedNow = copy ? { seq: copy.seq, state: copy.state } : { seq: 0, state: decider.initial(streamId) };
		this.epochNow = copy?.epoch ?? null;
		this.durableNow = copy?.durable ?? 0;
		this.open = copy?.pending ?? [];
		this.notSaved = copy?.unsaved ?? [];
		this.shownState = this.confirmedNow.state;
		this.showPending();
	}

	/** What the screen shows: confirmed, with own open commands on top. */
	get state(): State {
		return this.shownState;
	}
	/** What the room has broadcast, up to `seq`. */
	get confirmed(): { readonly seq: number; readonly state: State } {
		return this.confirmedNow;
	}
	get epoch(): Epoch | null {
		return this.epochNow;
	}
	/** Own commands whose fate is open, oldest first. */
	get pending(): readonly Pending<Command>[] {
		return this.open;
	}
	/** Own commands that are accepted but not yet on the server's disk. */
	get unsaved(): readonly Unsaved<Command>[] {
		return this.notSaved;
	}
	/** What the server last said it has not stored: entries waiting for the database, entries not even on disk. */
	get backlog(): { readonly waiting: Backlog | null; readonly unsaved: Backlog | null } {
		return { waiting: this.lastBeat?.waiting ?? null, unsaved: this.lastBeat?.unsaved ?? null };
	}
	/** `stale`: connected by its own account, but nothing was heard for `staleAfter`. */
	link(now: Instant): 'offline' | 'joining' | 'live' | 'stale' {
		const silent = Math.abs(now - this.heardAt) > (this.options.staleAfter ?? 8_000);
		return this.linkNow !== 'offline' && silent ? 'stale' : this.linkNow;
	}
	/** What to keep on the device. */
	copy(): Copy<State, Command> {
		const { seq, state } = this.confirmedNow;
		return { epoch: this.epochNow, seq, durable: this.durableNow, state, pending: this.open, unsaved: this.notSaved };
	}

	/** Returns the way to stop listening. */
	subscribe(listener: (note: Note<Event>) => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	/** Takes what is to be sent, in order. What is taken and then lost is sent again by the rules. */
	drain(): readonly ToRoom<Command>[] {
		const out = this.#outbox;
		this.#outbox = [];
		return out;
	}

	/** A connection is there (again); all times of a replica are the device's own epoch ms. */
	connect(now: Instant): void {
		this.#outbox = [];
		this.linkNow = 'joining';
		this.dirty = true;
		this.heardAt = now;
		this.#resendAll = true;
		this.ask(now);
		this.#tell();
	}

	/** The connection is gone. */
	disconnect(now: Instant): void {
		this.linkNow = 'offline';
		this.dirty = true;
		this.#outbox = [];
		this.asked = null;
		this.tick(now);
	}

	/**
	 * Takes a command in. Returns the refusal expected from what is known here, or null; it is sent in any case, since only
	 * the room decides. `id` must be new.
	 */
	submit(id: CommandId, command: Command, now: Instant, how: SubmitOptions = {}): Refusal | null {
		const { optimistic = true, patience = null } = how;
		const at = this.options.serverTime(now);
		const fresh = { sentAt: null, answered: null, refusal: null };
		this.open = [...this.open, { id, command, submittedAt: now, at, optimistic, patience, ...fresh }];
		const { decider, sender } = this.options;
		const expected = optimistic ? null : decider.decide(this.shownState, command, sender.context(this.shownState, at));
		this.showPending();
		if (this.linkNow === 'live') this.send(() => true, now, id);
		this.#tell();
		return expected && !expected.ok ? expected.refusal : (this.open.at(-1)?.refusal ?? null);
	}

	/** Call about once a second, and whenever the device wakes: drops what expired, asks and sends again what got no answer. */
	tick(now: Instant): void {
		const patience = this.options.resendAfter ?? 4_000;
		const overdue = (at: Instant): boolean => Math.abs(now - at) >= patience;
		this.expire(now);
		if (this.asked && overdue(this.asked.at)) this.ask(now);
		if (this.linkNow === 'live') this.send(({ sentAt }) => sentAt === null || overdue(sentAt), now);
		this.#tell();
	}

	/** What `decide` says has changed: own open commands are shown by it. */
	foreseeAgain(): void {
		this.dirty = true;
		this.#tell();
	}

	/** Takes one message from the room, in any order and number. */
	receive(message: FromRoom<State, Event>, now: Instant): void {
		this.heardAt = now;
		if (message.type === 'welcome') this.onWelcome(message.welcome, now);
		else if (message.type === 'entry') this.onEntry(message.broadcast, now);
		else if (message.type === 'answer') this.onAnswer(message.answer, now);
		else this.onBeat(message.beat, now);
		this.#tell();
	}

	protected onWelcome(welcome: Welcome<State, Event>, now: Instant): void {
		// Only the answer to the newest question counts: an older one may be from another life of the room.
		if (!this.asked || welcome.ask !== this.asked.ask) return;
		this.#notes.push({ type: 'round-trip', sentAt: this.asked.at, serverAt: welcome.at, receivedAt: now });
		this.asked = null;
		const newLife = welcome.epoch !== this.epochNow;
		if (newLife) this.#early.clear();
		if (welcome.kind === 'snapshot' && (newLife || welcome.seq > this.confirmedNow.seq)) this.adopt(welcome);
		if (welcome.kind === 'entries' && !newLife) {
			for (const entry of welcome.entries) this.apply(entry, entry.seq <= welcome.durable);
		}
		this.setDurable(welcome.durable);
		this.applyEarly(now);
		this.linkNow = 'live';
		this.dirty = true;
		if (this.#resendAll || newLife) {
			this.#resendAll = false;
			this.expire(now);
			this.send(() => true, now);
		}
	}

	/** Puts a snapshot in place of the confirmed state; in a new life of the room, what it does not know becomes open again. */
	protected adopt(welcome: Welcome<State, Event> & { readonly kind: 'snapshot' }): void {
		const newLife = welcome.epoch !== this.epochNow;
		this.epochNow = welcome.epoch;
		this.confirmedNow = { seq: welcome.seq, state: welcome.state };
		this.#notes.push({ type: 'snapshot', seq: welcome.seq });
		if (newLife) {
			this.durableNow = welcome.durable;
			const reopened = this.notSaved.map(({ seq: _, ...one }) => one);
			this.notSaved = [];
			this.open = [...reopened, ...this.open].map((one) => ({ ...one, answered: null }));
		}
		for (const one of this.open) {
			const seq = welcome.known[one.id] ?? one.answered?.seq;
			if (seq !== undefined && seq <= welcome.seq) this.settle(one, seq, seq <= welcome.durable);
		}
		this.dirty = true;
	}

	protected onEntry(broadcast: Broadcast<Event>, now: Instant): void {
		if (broadcast.epoch !== this.epochNow) return this.askOnce(now);
		const { entry, durable } = broadcast;
		if (entry.seq <= this.confirmedNow.seq) {
			if (durable) this.setDurable(entry.seq);
			return;
		}
		if (entry.seq > this.confirmedNow.seq + 1) {
			this.#early.keep(broadcast);
			return this.askOnce(now);
		}
		this.apply(entry, durable);
		this.applyEarly(now);
	}

	protected apply(entry: Entry<Event>, durable: boolean): void {
		if (entry.seq !== this.confirmedNow.seq + 1) return;
		const state = evolveAll(this.options.decider, this.confirmedNow.state, entry.events, entry);
		this.confirmedNow = { seq: entry.seq, state };
		const own = this.open.find(({ id }) => id === entry.commandId);
		this.#notes.push({ type: 'entry', entry, own: own !== undefined });
		if (own) this.settle(own, entry.seq, durable);
		if (durable) this.setDurable(entry.seq);
		this.dirty = true;
	}

	/** Entries that had come too early. */
	protected applyEarly(now: Instant): void {
		for (const { entry, durable } of this.#early.takeAfter(this.confirmedNow.seq)) this.apply(entry, durable);
		if (this.#early.size > 0) this.askOnce(now);
	}

	protected onAnswer(answer: Answer, now: Instant): void {
		// An answer of another life is ignored: the command was, or will be, sent to this one with the same id.
		if (answer.epoch !== this.epochNow) return this.askOnce(now);
		const one = this.open.find(({ id }) => id === answer.id);
		if (!answer.ok) {
			if (one) this.drop(one, { ok: false, refusal: answer.refusal });
			return;
		}
		if (answer.durable) this.setDurable(answer.seq);
		if (answer.seq > this.confirmedNow.seq) {
			// The entry is on its way; should it be lost, the next entry or beat says so.
			this.open = this.open.map((other) => (other === one ? { ...one, answered: answer } : other));
		} else if (one) {
			this.settle(one, answer.seq, answer.durable);
		}
	}

	protected onBeat(beat: Beat, now: Instant): void {
		if (beat.epoch !== this.epochNow) return this.askOnce(now);
		this.lastBeat = beat;
		this.dirty = true;
		this.setDurable(beat.durable);
		if (beat.seq > this.confirmedNow.seq) this.askOnce(now);
	}

	/** An own command is in the journal. */
	protected settle(one: Pending<Command>, seq: number, durable: boolean): void {
		const saved = durable || seq <= this.durableNow;
		this.open = this.open.filter(({ id }) => id !== one.id);
		this.dirty = true;
		if (!saved) this.notSaved = [...this.notSaved, { ...one, seq }];
		this.#notes.push({ type: 'settled', id: one.id, outcome: { ok: true, seq, durable: saved } });
	}

	protected drop(one: Pending<Command>, outcome: Outcome): void {
		this.open = this.open.filter(({ id }) => id !== one.id);
		this.#notes.push({ type: 'settled', id: one.id, outcome });
		this.dirty = true;
	}

	protected setDurable(seq: number): void {
		if (seq <= this.durableNow) return;
		this.durableNow = seq;
		if (this.notSaved.length > 0) this.notSaved = this.notSaved.filter((one) => one.seq > seq);
	}

	/** Rolls own open commands back and applies them again on what is confirmed now. */
	protected showPending(): void {
		const { state, pending } = rebase(this.options.decider, this.confirmedNow, this.open, this.options.sender);
		this.open = pending;
		this.shownState = state;
		this.dirty = false;
		this.#notes.push({ type: 'changed' });
	}

	protected expire(now: Instant): void {
		for (const one of this.open) if (isStale(one, now)) this.drop(one, { ok: false, refusal: EXPIRED });
	}

	/** Sends the open, unanswered commands that are due (or the one named), oldest first, each under the id it always had. */
	protected send(due: (one: Pending<Command>) => boolean, now: Instant, only?: CommandId): void {
		this.open = this.open.map((one) => {
			if (one.answered || (only !== undefined && one.id !== only) || !due(one)) return one;
			this.#push({ type: 'submit', submission: submission(one) });
			return { ...one, sentAt: now };
		});
	}

	protected askOnce(now: Instant): void {
		if (!this.asked) this.ask(now);
	}

	protected ask(now: Instant): void {
		if (this.linkNow === 'offline') return;
		this.#asks += 1;
		this.asked = { ask: this.#asks, at: now };
		const pending = [...this.notSaved, ...this.open].slice(0, HELLO_PENDING).map(({ id }) => id);
		const hello = { ask: this.#asks, epoch: this.epochNow, seq: this.confirmedNow.seq, pending };
		this.#push({ type: 'hello', hello });
	}

	#push(message: ToRoom<Command>): void {
		this.#outbox.push(message);
		this.#notes.push({ type: 'outbox' });
	}

	#tell(): void {
		if (this.dirty) this.showPending();
		const notes = this.#notes;
		this.#notes = [];
		for (const note of notes) for (const listener of this.#listeners) listener(note);
	}
}

function submission<Command extends Named>(one: Pending<Command>): Submission<Command> {
	const { id, command, patience, at } = one;
	return patience === null ? { id, command } : { id, command, expires: at + patience };
}
