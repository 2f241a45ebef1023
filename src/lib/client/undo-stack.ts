// Own changes that can be taken back: the newest on top, each undone by new commands, never by rewriting.
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';

/** How many own changes can be taken back. */
const KEPT = 200;

export interface Change {
	readonly events: readonly StreamEvent[];
}

/**
 * Two stacks. What an undo sends comes back as entries of its own, which then go onto the other stack: so a redo is the
 * undo of an undo and needs no rule of its own.
 */
export class UndoStack {
	#done: Change[] = [];
	#undone: Change[] = [];

	get canUndo(): boolean {
		return this.#done.length > 0;
	}
	get canRedo(): boolean {
		return this.#undone.length > 0;
	}

	/** An own entry has been confirmed. `cause` is what its command was for. */
	confirmed(change: Change, cause: 'change' | 'undo' | 'redo'): void {
		const stack = cause === 'undo' ? this.#undone : this.#done;
		stack.push(change);
		if (stack.length > KEPT) stack.shift();
		if (cause === 'change') this.#undone = [];
	}

	/** Takes the newest change whose inverse still makes sense; older ones that do not are dropped on the way. */
	take(which: 'undo' | 'redo', inverse: (events: readonly StreamEvent[]) => readonly Command[] | null) {
		const stack = which === 'undo' ? this.#done : this.#undone;
		for (let change = stack.pop(); change; change = stack.pop()) {
			const commands = inverse(change.events);
			if (commands && commands.length > 0) return commands;
		}
		return null;
	}
}
