// Which commands the room has answered, so that a repeated one gets the same answer and never a second execution.
import type { CommandId, Refusal } from './decider.ts';
import type { Answer } from './protocol.ts';

/** Accepted ids are kept while the room lives; `ids(n)` says how many survive into a snapshot. Refusals are kept up to a bound. */
export class Answered {
	readonly #seqs = new Map<CommandId, number>();
	readonly #refusals = new Map<CommandId, Refusal>();
	readonly #inFlight = new Map<CommandId, Promise<Answer>>();
	readonly #refusalsKept: number;

	constructor(refusalsKept: number) {
		this.#refusalsKept = refusalsKept;
	}

	/** The answer still being made for this id, if any. */
	inFlight(id: CommandId): Promise<Answer> | undefined {
		return this.#inFlight.get(id);
	}

	wait(id: CommandId, answer: Promise<Answer>): void {
		this.#inFlight.set(id, answer);
	}

	seq(id: CommandId): number | undefined {
		return this.#seqs.get(id);
	}

	refusal(id: CommandId): Refusal | undefined {
		return this.#refusals.get(id);
	}

	accept(id: CommandId, seq: number): void {
		this.#inFlight.delete(id);
		this.#seqs.set(id, seq);
	}

	/** Beyond the bound the oldest refusal is forgotten: repeated, that command is decided anew (still executed at most once). */
	refuse(id: CommandId, refusal: Refusal): void {
		this.#inFlight.delete(id);
		this.#refusals.set(id, refusal);
		if (this.#refusals.size <= this.#refusalsKept) return;
		for (const oldest of this.#refusals.keys()) {
			this.#refusals.delete(oldest);
			return;
		}
	}

	/** The ids of the last `count` accepted entries, oldest first. */
	ids(count: number): readonly CommandId[] {
		const all = Array.from(this.#seqs.keys());
		return all.length > count ? all.slice(all.length - count) : all;
	}
}
