// A replica's own commands whose fate is open: shown at once, rolled back and re-applied over what others did.
import type { Duration, Instant } from '#lib/domain/time.ts';
import { evolveAll, type CommandId, type Decider, type Named, type Refusal, type Sender } from './decider.ts';

/** One open command. JSON, so that a device can keep it. */
export interface Pending<Command extends Named> {
	readonly id: CommandId;
	readonly command: Command;
	/** The device's own time of submission. */
	readonly submittedAt: Instant;
	/** The server's time of submission, as estimated then. */
	readonly at: Instant;
	/** Shown before the answer. Transport of the show waits for the answer instead. */
	readonly optimistic: boolean;
	/** Worthless when late: how long it may wait to be sent, or null for ever. */
	readonly patience: Duration | null;
	/** Device time when it was last handed to the connection; null: never. */
	readonly sentAt: Instant | null;
	/** Accepted, but its entry has not arrived yet. */
	readonly answered: { readonly seq: number; readonly durable: boolean } | null;
	/** Why it is not shown at present, though the server has not answered. */
	readonly refusal: Refusal | null;
}

/** A pending command that has waited unsent longer than its patience, or during which the device's clock went back. */
export function isStale(pending: Pending<Named>, now: Instant): boolean {
	const waited = now - pending.submittedAt;
	return pending.sentAt === null && pending.patience !== null && (waited > pending.patience || waited < 0);
}

/** Folds the open commands over what is confirmed; those that no longer make sense stay, marked and not shown. */
export function rebase<State, Command extends Named, Event, Context>(
	decider: Decider<State, Command, Event, Context>,
	confirmed: { readonly seq: number; readonly state: State },
	pending: readonly Pending<Command>[],
	sender: Sender<State, Context>
): { readonly state: State; readonly pending: readonly Pending<Command>[] } {
	let { state, seq } = confirmed;
	const after = pending.map((one) => {
		if (!one.optimistic) return one;
		const { at } = one;
		const decision = decider.decide(state, one.command, sender.context(state, at));
		if (!decision.ok) return { ...one, refusal: decision.refusal };
		seq += 1;
		state = evolveAll(decider, state, decision.events, { seq, at, by: sender.by, commandId: one.id });
		return one.refusal ? { ...one, refusal: null } : one;
	});
	return { state, pending: after };
}
