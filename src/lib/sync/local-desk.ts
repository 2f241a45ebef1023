// The steps a desk takes while its room is out of reach: shown here alone, kept on the device, brought back in one command.
import type { LocalWish } from '#lib/domain/live/live.ts';
import type { LiveCommand, LocalStep } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { localStep, withLocal } from '#lib/domain/live/local.ts';
import type { CommandId } from './decider.ts';

/** What a device keeps of it. JSON. `mergeId`: the command that brings the steps back, once it is under way. */
export interface LocalWork {
	readonly steps: readonly LocalStep[];
	readonly mergeId: CommandId | null;
}

/** How a step is taken and what the steps make of a stream. */
export interface LocalRules {
	readonly localStep: typeof localStep;
	readonly withLocal: typeof withLocal;
}

/** One desk's local work; `null` work = the desk follows its room. */
export class LocalDesk {
	#work: LocalWork | null;
	#seen: { readonly state: StreamState; readonly work: LocalWork; readonly shown: StreamState } | null = null;

	readonly #rules: () => LocalRules | null;

	/** `rules`: null = they have not come yet; until then no step is taken and none is shown. */
	constructor(rules: () => LocalRules | null, work: LocalWork | null = null) {
		this.#rules = rules;
		this.#work = work;
	}

	/** For the device and the screen. */
	get work(): LocalWork | null {
		return this.#work;
	}

	/** From now on driving commands are steps of this desk alone. */
	begin(): void {
		this.#work ??= { steps: [], mergeId: null };
	}

	/** Takes one step on what this desk shows; null = done, otherwise why it makes no sense. Only after `begin`, and before `merge`. */
	step(id: string, wish: LocalWish, confirmed: StreamState, context: Context): Refusal | null {
		const work = this.#work ?? { steps: [], mergeId: null };
		const rules = this.#rules();
		if (!rules) return { name: 'expired-offline' };
		const made = rules.localStep(this.shown(confirmed, context), id, wish, context);
		if (!made.ok) return made.refusal;
		this.#work = { ...work, steps: [...work.steps, made.step] };
		return null;
	}

	/** Whether a driving command is a step of this desk alone now. */
	get alone(): boolean {
		return this.#work !== null && this.#work.mergeId === null;
	}

	/** What this desk shows over what its room last said: exactly what the merge would make of it. */
	shown(state: StreamState, context: Context): StreamState {
		const work = this.#work;
		const rules = this.#rules();
		if (work === null || work.steps.length === 0 || !rules) return state;
		if (this.#seen?.state !== state || this.#seen.work.steps !== work.steps)
			this.#seen = { state, work, shown: rules.withLocal(state, work.steps, context) };
		return this.#seen.shown;
	}

	/**
	 * The room is back: the one command for all steps and the id it goes under, the same whenever asked. null = nothing was
	 * done, the desk follows its room again.
	 */
	merge(newId: () => CommandId): { readonly id: CommandId; readonly command: LiveCommand } | null {
		if (this.#work === null) return null;
		const { steps } = this.#work;
		if (steps.length === 0) {
			this.#work = null;
			return null;
		}
		const id = this.#work.mergeId ?? newId();
		this.#work = { steps, mergeId: id };
		return { id, command: { name: 'merge-local', args: { mergeId: id, steps } } };
	}

	/** The merge was answered, or the person gave the steps up: the desk follows its room again. Gives back what was in hand. */
	end(): LocalWork | null {
		const work = this.#work;
		this.#work = null;
		this.#seen = null;
		return work;
	}
}
