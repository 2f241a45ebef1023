// 本地 on this page: the desk's own steps while its room is out of reach, and what became of them when it was back.
import type { LocalMerge } from '#lib/domain/live/live.ts';
import { localWish } from '#lib/domain/live/local-wish.ts';
import type { Command, LocalStep } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { LocalDesk, type LocalWork } from '#lib/sync/local-desk.ts';
import type { Outcome } from '#lib/sync/replica-ports.ts';
import { localRules } from './foresight.ts';
import { newId } from './new-id.ts';
import type { CommandAnswer, StreamLink } from './stream-link.ts';
import type { StreamReplica } from './stream-replica.ts';

export class LocalSide {
	#desk = new LocalDesk(localRules);
	#mergeId: string | null = null;
	#merged = $state.raw<LocalMerge | null>(null);
	#steps = $state.raw<number | null>(null);
	#inHand: readonly LocalStep[] = [];
	readonly #context: () => Context;

	constructor(context: () => Context) {
		this.#context = context;
	}

	/** How many steps; null = the desk follows its room. */
	get local(): StreamLink['local'] {
		return this.#steps === null ? null : { steps: this.#steps };
	}
	/** The list of the last merge, until it is put away. */
	get merged(): LocalMerge | null {
		return this.#merged;
	}

	/** For the device. */
	get work(): LocalWork | null {
		return this.#desk.work;
	}

	/** What an earlier visit left on the device. */
	restore(work: LocalWork | null): void {
		this.#desk = new LocalDesk(localRules, work);
		this.#mergeId = work?.mergeId ?? null;
		this.#inHand = work?.steps ?? [];
		this.#tell();
	}

	begin(): void {
		this.#desk.begin();
		this.#tell();
	}

	/** The person gives the steps up; what is on its way to the room already stays. */
	drop(): void {
		if (this.#desk.alone) this.#desk.end();
		this.#tell();
	}

	dismiss(): void {
		this.#merged = null;
	}

	/** Takes the command as a step of this desk; null = it is none, now or ever. */
	take(command: Command, replica: StreamReplica): CommandAnswer | null {
		const wish = this.#desk.alone ? localWish(command) : null;
		if (!wish) return null;
		const refusal = this.#desk.step(newId(), wish, replica.state, this.#context());
		this.#tell();
		return refusal
			? { ok: false, refusal: refusal as Refusal }
			: { ok: true, seq: replica.confirmed.seq, durable: false };
	}

	shown(state: StreamState): StreamState {
		return this.#desk.work === null ? state : this.#desk.shown(state, this.#context());
	}

	/** The room is back: brings the steps to it, once. Call it as often as you like. */
	back(replica: StreamReplica, now: number): void {
		if (!this.#desk.alone && this.#mergeId === null) return;
		const merge = this.#desk.merge(newId);
		if (merge && this.#mergeId !== merge.id) this.#inHand = this.#desk.work?.steps ?? [];
		const sent = merge !== null && replica.pending.some(({ id }) => id === merge.id);
		this.#mergeId = merge?.id ?? this.#mergeId;
		if (merge && !sent) replica.submit(merge.id, merge.command, now, { optimistic: false });
		if (!merge) this.#tell();
	}

	/** One of the page's commands was answered; true = it was the merge. */
	settled(id: string, outcome: Outcome, replica: StreamReplica): boolean {
		if (id !== this.#mergeId) return false;
		const known = replica.confirmed.state.live.merges.find((merge) => merge.id === id);
		this.#merged = outcome.ok ? (known ?? null) : this.#refusedWhole(id, outcome.refusal as Refusal);
		this.#desk.end();
		this.#tell();
		return true;
	}

	/** The whole merge was refused (no longer allowed): no step goes without its line. */
	#refusedWhole(id: string, why: Refusal): LocalMerge {
		const { at, by } = this.#context();
		return { id, at, by, steps: this.#inHand.map((step) => ({ ...step, outcome: 'given-up', why })) };
	}

	#tell(): void {
		this.#steps = this.#desk.work?.steps.length ?? null;
	}
}
