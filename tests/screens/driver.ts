// Somebody at the desk who does one thing after another, and goes on when it is done.
import { randomBytes } from 'node:crypto';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import { Seat, type SeatOptions } from '../faults/seat.ts';

export class Driver {
	readonly #seat: Seat;
	readonly #settled = new Map<string, (refusal: string | null) => void>();

	constructor(options: SeatOptions) {
		this.#seat = new Seat(options);
		this.#seat.listen((note) => {
			if (note.type !== 'settled') return;
			this.#settled.get(note.id)?.(note.outcome.ok ? null : note.outcome.refusal.name);
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

	/** @throws Error when it is refused */
	async tell(command: Command): Promise<void> {
		const id = randomBytes(9).toString('hex');
		const refusal = await new Promise<string | null>((settle) => {
			this.#settled.set(id, settle);
			this.#seat.replica?.submit(id, command, Date.now(), { optimistic: false, patience: null });
		});
		this.#settled.delete(id);
		if (refusal !== null) throw new Error(`${command.name} was refused: ${refusal}`);
	}

	close(): void {
		this.#seat.close();
	}
}
