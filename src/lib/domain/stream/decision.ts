// The answer of a decider: what now happens, or the named reason why nothing does.
import type { StreamEvent } from './event.ts';
import type { Refusal, RefusalName } from './refusal.ts';

/** What a command becomes. `events` is never empty. */
export type Decision =
	{ readonly ok: true; readonly events: readonly StreamEvent[] } | { readonly ok: false; readonly refusal: Refusal };

/** The command is done: these events, in this order. */
export function accept(...events: readonly StreamEvent[]): Decision {
	return { ok: true, events };
}

/** The command is not done; `detail` holds what the refusal's sentence needs. */
export function refuse(name: RefusalName, detail?: Refusal['detail']): Decision {
	return { ok: false, refusal: detail === undefined ? { name } : { name, detail } };
}
