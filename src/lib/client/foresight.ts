// Own commands shown before the room has answered, and taken back. A tablet on air follows the room without it: the rules come once its screen stands.
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { decide } from '#lib/domain/stream/decide.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { evolve } from '#lib/domain/stream/evolve.ts';
import type { inverse } from '#lib/domain/stream/inverse.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import type { Decider } from '#lib/sync/decider.ts';
import type { LocalRules } from '#lib/sync/local-desk.ts';

export interface Rules extends LocalRules {
	readonly decide: typeof decide;
	readonly inverse: typeof inverse;
}

let rules: Rules | null = null;
let tell = (): void => undefined;
/** Settles when the rules have come: what waits for an answer can be shown from then on. */
export const foreseen = new Promise<void>((done) => (tell = done));

/** From now on own commands show at once and can be taken back. */
export function foreseeBy(given: Rules): void {
	rules = given;
	tell();
}

/** The fold of a stream as a page plays it. Before the rules are there nothing is foreseen, and the room's answer shows. */
export const foreseeing: Decider<StreamState, Command, StreamEvent, Context> = {
	initial: emptyStream,
	decide: (state, command, context) => rules?.decide(state, command, context) ?? { ok: true, events: [] },
	evolve
};

/** The commands that take one entry back; null when nothing of it is left. */
export const takenBack = (state: StreamState, events: readonly StreamEvent[]): readonly Command[] | null =>
	rules?.inverse(state, events) ?? null;

/** For a desk that goes on alone; null = not there yet. */
export const localRules = (): LocalRules | null => rules;
