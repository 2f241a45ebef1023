// What a plan is judged against beside itself, kept for the pages of a stream.
import { createContext } from 'svelte';
import type { StreamId } from '#lib/domain/id.ts';
import { NOTHING_AROUND, type KnownAround } from '#lib/domain/plan/readiness.ts';
import { askAround } from './told-around.ts';

export class Around {
	/** Nothing until the server has answered; what was known stays when it does not. */
	known = $state.raw<KnownAround>(NOTHING_AROUND);
	/** The server was asked and could not say. */
	failed = $state(false);

	async ask(streamId: StreamId): Promise<void> {
		const told = await askAround(streamId);
		if (told) this.known = told;
		this.failed = told === null;
	}
}

const [useAround, setAround] = createContext<Around>();
export { setAround, useAround };
