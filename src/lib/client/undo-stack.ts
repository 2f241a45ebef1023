// Own changes that can be taken back: the newest step on top, each undone by new commands, never by rewriting.
import type { StreamEvent } from '#lib/domain/stream/event.ts';

/** How many own steps can be taken back. */
const KEPT = 200;

/** What one act of a person did: its entries in their order. Making a round and putting rows into it is one step. */
interface Step {
	readonly id: string;
	readonly entries: (readonly StreamEvent[])[];
}

/**
 * Two stacks. What an undo sends comes back as entries of its own, which then go onto the other stack: so a redo is the
 * undo of an undo and needs no rule of its own.
 */
export class UndoStack {
	#done: Step[] = [];
	#undone: Step[] = [];

	get canUndo(): boolean {
		return this.#done.length > 0;
	}
	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	/** An own entry has been confirmed. `cause` is what its command was for, `step` the act it was part of. */
	confirmed(events: readonly StreamEvent[], cause: 'change' | 'undo' | 'redo', step: string): void {
		const stack = cause === 'undo' ? this.#undone : this.#done;
		const top = stack.at(-1);
		if (top?.id === step) top.entries.push(events);
		else stack.push({ id: step, entries: [events] });
		if (stack.length > KEPT) stack.shift();
		if (cause === 'change') this.#undone = [];
	}

	/**
	 * Takes back the newest step of which something still stands; older ones of which nothing does are dropped on the way.
	 * `takeBack` sends what undoes one entry and says whether there was anything; it is asked newest first, so that each
	 * inverse is computed from the state the one before it left.
	 */
	take(which: 'undo' | 'redo', takeBack: (events: readonly StreamEvent[]) => boolean): void {
		const stack = which === 'undo' ? this.#done : this.#undone;
		for (let step = stack.pop(); step; step = stack.pop()) {
			const standing = step.entries.toReversed().filter((events) => takeBack(events));
			if (standing.length > 0) return;
		}
	}
}
