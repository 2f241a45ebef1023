// Somebody at another desk who changes things, so that a test can look at what the screens do that nobody touches.
import { randomBytes } from 'node:crypto';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import { Seat } from '../faults/seat.ts';

export class SomebodyElse {
	readonly #seat: Seat;
	readonly #waiting = new Set<() => void>();

	constructor(port: number, streamId: string, cookie: string) {
		this.#seat = new Seat({ port, streamId, cookie });
		this.#seat.listen(() => this.#waiting.forEach((look) => look()));
	}

	/** The stream as this person sees it. @throws before the stream has come */
	get stream(): StreamState {
		return this.#replica.state;
	}

	/** What is on air. */
	get runId(): string | null {
		return this.stream.live.runs.at(-1)?.id ?? null;
	}

	/** Resolves when the line stands and the stream is there. */
	live(): Promise<void> {
		return this.#until(() => this.#seat.live);
	}

	/** Does it; answers with its number in the journal once it is acknowledged. @throws on a refusal */
	async does(command: Command): Promise<number> {
		const id = randomBytes(9).toString('hex');
		let seq: number | null = null;
		let refused = '';
		this.#seat.listen((note) => {
			if (note.type !== 'settled' || note.id !== id) return;
			if (note.outcome.ok) seq = note.outcome.seq;
			else refused = note.outcome.refusal.name;
		});
		this.#replica.submit(id, command, Date.now(), { optimistic: false });
		await this.#until(() => seq !== null || refused !== '');
		if (seq === null) throw new Error(`${command.name} was refused: ${refused}`);
		return seq;
	}

	leave(): void {
		this.#seat.close();
	}

	get #replica(): NonNullable<Seat['replica']> {
		if (!this.#seat.replica) throw new Error('not there yet');
		return this.#seat.replica;
	}

	/** Resolves when it is so; looks whenever something came. */
	#until(so: () => boolean): Promise<void> {
		return new Promise((done) => {
			const look = () => {
				if (!so()) return;
				this.#waiting.delete(look);
				done();
			};
			this.#waiting.add(look);
			look();
		});
	}
}
