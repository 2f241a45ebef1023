// The umpire's own record of every life of a room: what was broadcast, and the fold of its first k entries.
import { evolveAll } from '../decider.ts';
import type { Broadcast, Entry, Epoch } from '../protocol.ts';
import { toyList, type ToyEvent, type ToyState } from './toy-list.ts';

/** A rule was broken; the message says which and how. */
export class Violation extends Error {}

export function must(condition: boolean, rule: string, what: () => string): asserts condition {
	if (!condition) throw new Violation(`${rule}: ${what()}`);
}

interface Life {
	readonly states: ToyState[];
	readonly texts: (string | undefined)[];
	readonly seqs: Map<string, number>;
}

export class Lives {
	readonly #lives = new Map<Epoch, Life>();

	/** A room was opened over these entries. */
	begin(epoch: Epoch, base: readonly Entry<ToyEvent>[]): void {
		const life: Life = { states: [toyList.initial('toy')], texts: [], seqs: new Map() };
		this.#lives.set(epoch, life);
		for (const entry of base) add(life, entry);
	}

	/** A room broadcasts. */
	record({ epoch, entry }: Broadcast<ToyEvent>): void {
		const life = this.#life(epoch);
		must(entry.seq === life.states.length, 'R4', () => `broadcast ${entry.seq} after ${life.states.length - 1}`);
		must(!life.seqs.has(entry.commandId), 'R1', () => `${entry.commandId} executed twice in ${epoch}`);
		add(life, entry);
	}

	/** The last seq that was broadcast in this life. */
	last(epoch: Epoch): number {
		return this.#life(epoch).states.length - 1;
	}

	seqOf(epoch: Epoch, id: string): number | undefined {
		return this.#life(epoch).seqs.get(id);
	}

	/** The fold of the first `seq` entries, as text. */
	text(epoch: Epoch, seq: number): string | undefined {
		const { states, texts } = this.#life(epoch);
		return (texts[seq] ??= JSON.stringify(states[seq]));
	}

	#life(epoch: Epoch): Life {
		const life = this.#lives.get(epoch);
		must(life !== undefined, 'R21', () => `unknown epoch ${epoch}`);
		return life;
	}
}

function add({ states, seqs }: Life, entry: Entry<ToyEvent>): void {
	states.push(evolveAll(toyList, states.at(-1)!, entry.events, entry));
	seqs.set(entry.commandId, entry.seq);
}
