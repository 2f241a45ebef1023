// One replica and a hand-written other side: the bench for tests of single rules of the screen.
import type { Answer, Beat, Broadcast, Entry, Hello, Submission, Welcome } from '../protocol.ts';
import type { Note, SubmitOptions } from '../replica-ports.ts';
import { Replica } from '../replica.ts';
import { toyList, type ToyCommand, type ToyContext, type ToyEvent, type ToyState } from './toy-list.ts';
import type { ToyReplicaOptions } from './world.ts';

/** An entry that adds an item named like its command. */
export function addEntry(seq: number, item: string, commandId = `add-${item}`): Entry<ToyEvent> {
	const events = [{ name: 'item-added', item, text: item, at: 0 } as const];
	return { seq, at: 1_000, by: 'bob', commandId, name: 'add-item', events };
}

export class ToyReplicaBench {
	now = 10_000;
	readonly notes: Note<ToyEvent>[] = [];
	readonly replica: Replica<ToyState, ToyCommand, ToyEvent, ToyContext>;
	readonly sent: Submission<ToyCommand>[] = [];
	readonly hellos: Hello[] = [];
	epoch = 'life-1';

	constructor(overrides: Partial<ToyReplicaOptions> = {}) {
		this.replica = new Replica<ToyState, ToyCommand, ToyEvent, ToyContext>({
			streamId: 'toy',
			decider: toyList,
			sender: { by: 'ann', context: () => ({ allowed: true }) },
			serverTime: (now) => now + 500_000,
			...overrides
		});
		this.replica.subscribe((note) => this.notes.push(note));
	}

	/** What is on the screen, as item ids. */
	get items(): string {
		return this.replica.state.items.map(({ id }) => id).join(' ');
	}

	get outcomes(): readonly unknown[] {
		return this.notes.flatMap((note) => (note.type === 'settled' ? [[note.id, note.outcome]] : []));
	}

	#collect(): void {
		for (const message of this.replica.drain()) {
			if (message.type === 'hello') this.hellos.push(message.hello);
			else this.sent.push(message.submission);
		}
	}

	connect(): this {
		this.replica.connect(this.now);
		this.#collect();
		return this;
	}

	disconnect(): this {
		this.replica.disconnect(this.now);
		this.#collect();
		return this;
	}

	/** Connected, welcomed with an empty stream. */
	live(): this {
		return this.connect().welcome({});
	}

	/** Answers the newest hello: by default with a snapshot of what these entries make. */
	welcome(how: {
		entries?: readonly Entry<ToyEvent>[];
		snapshot?: boolean;
		durable?: number;
		known?: Welcome<ToyState, ToyEvent>['known'];
		ask?: number;
	}): this {
		const { entries = [], snapshot = true, known = {} } = how;
		const seq = entries.at(-1)?.seq ?? 0;
		const head = {
			ask: how.ask ?? this.hellos.at(-1)?.ask ?? 0,
			epoch: this.epoch,
			seq,
			durable: how.durable ?? seq,
			at: this.now + 500_000,
			known
		};
		let state = toyList.initial('toy');
		for (const entry of entries) for (const event of entry.events) state = toyList.evolve(state, event, entry);
		const welcome = snapshot
			? ({ ...head, kind: 'snapshot', state } as const)
			: ({ ...head, kind: 'entries', entries } as const);
		this.replica.receive({ type: 'welcome', welcome }, this.now);
		this.#collect();
		return this;
	}

	entry(entry: Entry<ToyEvent>, how: Partial<Broadcast<ToyEvent>> = {}): this {
		this.replica.receive({ type: 'entry', broadcast: { epoch: this.epoch, durable: true, entry, ...how } }, this.now);
		this.#collect();
		return this;
	}

	accepted(id: string, seq: number, durable = true): this {
		return this.answer({ epoch: this.epoch, id, ok: true, seq, durable });
	}

	refused(id: string, name: string): this {
		return this.answer({ epoch: this.epoch, id, ok: false, refusal: { name } });
	}

	answer(answer: Answer): this {
		this.replica.receive({ type: 'answer', answer }, this.now);
		this.#collect();
		return this;
	}

	beat(seq: number, how: Partial<Beat> = {}): this {
		const beat = { epoch: this.epoch, seq, durable: seq, at: this.now, ...how };
		this.replica.receive({ type: 'beat', beat }, this.now);
		this.#collect();
		return this;
	}

	add(item: string, how: SubmitOptions = {}): this {
		this.replica.submit(`add-${item}`, { name: 'add-item', item, text: item, after: null }, this.now, how);
		this.#collect();
		return this;
	}

	/** Time passes, with one tick at its end. */
	pass(ms: number): this {
		this.now += ms;
		this.replica.tick(this.now);
		this.#collect();
		return this;
	}
}
