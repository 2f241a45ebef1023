// Somebody at the desk who does one thing after another, and goes on when it is done.
import { randomBytes } from 'node:crypto';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import type { Outcome } from '../../src/lib/sync/replica-ports.ts';
import { Seat, type SeatOptions } from '../faults/seat.ts';

export class Driver {
	readonly #seat: Seat;
	readonly #settled = new Map<string, (outcome: Outcome) => void>();

	constructor(options: SeatOptions) {
		this.#seat = new Seat(options);
		this.#seat.listen((note) => {
			if (note.type === 'settled') this.#settled.get(note.id)?.(note.outcome);
		});
	}

	/** Resolves when the stream is there. */
	async ready(): Promise<void> {
		for (const until = Date.now() + 15_000; !this.#seat.live; await new Promise((go) => setTimeout(go, 50)))
			if (Date.now() > until) throw new Error('the stream did not come');
	}

	get state(): StreamState {
		if (!this.#seat.replica) throw new Error('the stream has not come yet');
		return this.#seat.replica.state;
	}

	/** The server's time, ms. */
	now(): number {
		return this.#seat.clock.at(Date.now());
	}

	/** Answers with its number in the journal. @throws Error when it is refused */
	async tell(command: Command): Promise<number> {
		const id = randomBytes(9).toString('hex');
		const outcome = await new Promise<Outcome>((settle) => {
			this.#settled.set(id, settle);
			this.#seat.replica?.submit(id, command, Date.now(), { optimistic: false, patience: null });
		});
		this.#settled.delete(id);
		if (!outcome.ok) throw new Error(`${command.name} was refused: ${outcome.refusal.name}`);
		return outcome.seq;
	}

	close(): void {
		this.#seat.close();
	}
}
