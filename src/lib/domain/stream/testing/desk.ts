// A desk for tests: a stream that commands are given to, with what became of them.
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import { decide } from '../decide.ts';
import { evolveAll } from '../evolve.ts';
import type { StreamState } from '../state.ts';
import { emptyStream } from '../state.ts';

/** The producer at noon, with nobody writing anywhere. */
export const PRODUCER: Context = {
	at: 43_200_000,
	by: 'producer',
	level: 'producer',
	linkPost: null,
	writerOf: () => null
};

/** What a command became: the types of its events, or the refusal's name with its field. */
export function outcome(state: StreamState, command: Command, context: Partial<Context> = {}): string {
	const decision = decide(state, command, { ...PRODUCER, ...context });
	if (decision.ok) return decision.events.map((event) => event.type).join(' ');
	const { name, detail } = decision.refusal;
	return detail?.['field'] === undefined ? name : `${name} ${detail['field']}`;
}

/** The stream after the commands; throws when one is refused. */
export function after(state: StreamState, ...commands: readonly Command[]): StreamState {
	return commands.reduce((now, command, i) => {
		const decision = decide(now, command, PRODUCER);
		if (!decision.ok) throw new Error(`${command.name}: ${decision.refusal.name}`);
		return evolveAll(now, decision.events, { seq: i + 1, at: PRODUCER.at, by: PRODUCER.by });
	}, state);
}

/** A stream whose rows have these ids, titled like them. */
export function sheetOf(...ids: readonly string[]): StreamState {
	const items = ids.map((id) => ({ id, fields: { title: id } }));
	return after(emptyStream('s'), { name: 'add-items', args: { items, after: null } });
}

/** The command that takes an item while `runId` is what the sender sees on air. */
export function take(runId: string, itemId: string | null, seen: string | null): Command {
	return { name: 'take', args: { runId, itemId, how: itemId === null ? 'next' : 'jump' }, aim: { runId: seen } };
}
