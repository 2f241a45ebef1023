// What earlier reviews promised and nobody has done yet: it stands on top of the next plan.
import type { StreamCard } from '#lib/domain/stream/day.ts';
import type { Task } from '#lib/domain/stream/summary.ts';

/** Open actions of one earlier stream. */
export interface PromisedActions {
	readonly id: string;
	readonly title: string;
	readonly actions: readonly Task[];
}

const STREAMS_MOST = 5;

/** The latest streams before this one (`cards` latest first) that still owe something, at most five. */
export function openActions(cards: readonly StreamCard[], streamId: string): readonly PromisedActions[] {
	const here = cards.find(({ id }) => id === streamId);
	const start = here?.plannedStart ?? Infinity;
	return cards
		.filter((card) => card.id !== streamId && card.phase !== 'plan' && (card.plannedStart ?? 0) < start)
		.flatMap(({ id, title, summary }) => {
			const actions = summary?.openActions ?? [];
			return actions.length > 0 ? [{ id, title, actions }] : [];
		})
		.slice(0, STREAMS_MOST);
}
