// What this page has sent: who waits for which answer, and which of its entries can be taken back.
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import type { Outcome } from '#lib/sync/replica-ports.ts';
import { takenBack } from './foresight.ts';
import type { CommandAnswer, StreamLink } from './stream-link.ts';
import { UndoStack } from './undo-stack.ts';

export type Cause = 'change' | 'undo' | 'redo';

export class OwnChanges {
	readonly #told: (can: Pick<StreamLink, 'canUndo' | 'canRedo'>) => void;
	readonly #undo = new UndoStack();
	readonly #answers = new Map<string, (answer: CommandAnswer) => void>();
	readonly #sent = new Map<string, { command: Command; cause: Cause; step: string }>();

	/** `told`: hears what can be taken back, whenever that may have changed. */
	constructor(told: (can: Pick<StreamLink, 'canUndo' | 'canRedo'>) => void) {
		this.#told = told;
	}

	/** Call it before the command goes: its answer may be there at once. */
	sending(id: string, command: Command, cause: Cause, step: string): Promise<CommandAnswer> {
		this.#sent.set(id, { command, cause, step });
		return new Promise((resolve) => this.#answers.set(id, resolve));
	}

	/** Tells whoever waits. The refusal of a change, also of one from an earlier visit, is for the person; that of an undo is told where it was asked. */
	answered(id: string, outcome: Outcome): StreamLink['refused'] {
		const sent = this.#sent.get(id);
		const answer = outcome as CommandAnswer;
		this.#answers.get(id)?.(answer);
		this.#answers.delete(id);
		if (answer.ok) return null; // Its events are noted with its entry: the answer may come first.
		this.#sent.delete(id);
		if (sent && sent.cause !== 'change') return null;
		return { refusal: answer.refusal, command: sent?.command ?? null };
	}

	entered(entry: Entry<StreamEvent>): void {
		const sent = this.#sent.get(entry.commandId);
		if (!sent) return;
		this.#sent.delete(entry.commandId);
		this.#undo.confirmed(entry.events, sent.cause, sent.step);
		this.tell();
	}

	/** Takes the newest step back (or forth); `state` is asked anew for each of its entries. null when nothing was sent. */
	takeBack(
		which: 'undo' | 'redo',
		state: () => StreamState,
		send: (command: Command) => Promise<CommandAnswer>
	): Promise<CommandAnswer | null> {
		const answers: Promise<CommandAnswer>[] = [];
		this.#undo.take(which, (events) => {
			const commands = takenBack(state(), events) ?? [];
			for (const command of commands) answers.push(send(command));
			return commands.length > 0;
		});
		this.tell();
		return together(answers);
	}

	/** Says again what can be taken back: the page shows another side. */
	tell(): void {
		this.#told({ canUndo: this.#undo.canUndo, canRedo: this.#undo.canRedo });
	}
}

/** The first refusal, or the last answer; null when nothing was sent. */
export async function together(answers: readonly Promise<CommandAnswer>[]): Promise<CommandAnswer | null> {
	const all = await Promise.all(answers);
	return all.find((answer) => !answer.ok) ?? all.at(-1) ?? null;
}
