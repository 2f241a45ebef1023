// Somebody at the director's desk who keeps pressing while things break.
import { randomBytes } from 'node:crypto';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import { Seat } from './seat.ts';

export class Presser {
	/** Command id → seq, for everything the server has acknowledged as safe. */
	readonly acknowledged = new Map<string, number>();
	readonly refused: string[] = [];
	/** Accepted and shown, but on no disk yet. */
	readonly #unsaved = new Map<string, number>();
	sent = 0;
	readonly seat: Seat;
	#waiters: (() => void)[] = [];

	constructor(port: number, streamId: string, cookie: string) {
		this.seat = new Seat({ port, streamId, cookie });
		this.seat.listen((note) => {
			if (note.type === 'settled') {
				if (!note.outcome.ok) this.refused.push(note.outcome.refusal.name);
				else (note.outcome.durable ? this.acknowledged : this.#unsaved).set(note.id, note.outcome.seq);
			}
			this.#nowSaved();
			const waiters = this.#waiters;
			this.#waiters = [];
			for (const wake of waiters) wake();
		});
	}

	/** Resolves when the stream is there and up to date. */
	ready(): Promise<void> {
		return this.until(() => this.seat.live);
	}

	/** Presses NEXT every tenth time, and sets a mark otherwise: a mark waits through a cut, a NEXT must not. */
	press(): void {
		const n = this.sent++;
		if (n % 10 === 0) this.take(n / 10);
		else {
			const id = randomBytes(9).toString('hex');
			this.#submit(id, { name: 'mark', args: { markId: id, kind: 'note', text: `第 ${n} 下`, at: null } }, null);
		}
	}

	/** Puts another item on air; `turn` chooses which. */
	take(turn: number): void {
		const { items, live } = this.#replica.state;
		const id = randomBytes(9).toString('hex');
		const args = { runId: `run${id}`, itemId: items[turn % items.length]?.id ?? null, how: 'jump' } as const;
		this.#submit(id, { name: 'take', args, aim: { runId: live.runs.at(-1)?.id ?? null } }, 3_000);
	}

	/** Resolves with the moment of the next acknowledgement. */
	async nextAcknowledgement(): Promise<number> {
		const before = this.acknowledged.size;
		await this.until(() => this.acknowledged.size > before);
		return performance.now();
	}

	/** Resolves when nothing is open any more. */
	settled(): Promise<void> {
		return this.until(() => this.#replica.pending.length === 0 && this.#unsaved.size === 0 && this.seat.live);
	}

	close(): void {
		this.seat.close();
	}

	/** Resolves when it is so; looks whenever something came. */
	async until(ready: () => boolean): Promise<void> {
		for (const until = Date.now() + 90_000; !ready();) {
			if (Date.now() > until) throw new Error(`waited 90 s in vain; open: ${this.seat.replica?.pending.length}`);
			await Promise.race([
				new Promise<void>((wake) => this.#waiters.push(wake)),
				new Promise((wake) => setTimeout(wake, 200))
			]);
		}
	}

	/** What the room has on disk by now counts as acknowledged. */
	#nowSaved(): void {
		if (this.#unsaved.size === 0) return;
		const open = new Set(this.seat.replica?.unsaved.map(({ id }) => id));
		for (const [id, seq] of this.#unsaved) {
			if (open.has(id)) continue;
			this.#unsaved.delete(id);
			this.acknowledged.set(id, seq);
		}
	}

	get #replica(): NonNullable<Seat['replica']> {
		if (!this.seat.replica) throw new Error('not ready');
		return this.seat.replica;
	}

	#submit(id: string, command: Command, patience: number | null): void {
		this.#replica.submit(id, command, Date.now(), { optimistic: false, patience });
	}
}
