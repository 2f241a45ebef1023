// Puts together what the review of one stream stands on; its own normal also from lists that earlier streams imported.
import type { Figures } from '#lib/domain/metrics/figures.ts';
import { listedFigures, materialOf, type Material } from '#lib/domain/review/material.ts';
import { app } from '../app.ts';
import type { OpenStream } from '../live/stream-rooms.ts';
import { listStreams } from '../streams/stream-list.ts';
import { loadTaken } from './dataset-store.ts';

const EARLIER_MOST = 7;

/** Throws when PocketBase does not give a file. */
export async function materialFor({ streamId, teamId, room }: OpenStream): Promise<Material> {
	const { review, live, account, plannedStart } = room.state;
	const files = await loadTaken(app().service, streamId, review.datasets);
	const start = live.startedAt ?? plannedStart;
	const own = materialOf(files, account, start);
	if (own.baselineStreams > 0 || start === null || account === '') return own;
	const earlier = await earlierFigures(teamId, streamId, account, start);
	return earlier.length > 0 ? materialOf(files, account, start, earlier) : own;
}

/** Each of the up to seven streams of the account before this one, as its own imported list tells it. */
async function earlierFigures(
	teamId: string,
	streamId: string,
	account: string,
	before: number
): Promise<readonly Figures[]> {
	const cards = await listStreams(app().service, teamId);
	const near = cards
		.filter((card) => card.id !== streamId && card.account === account && (card.plannedStart ?? before) < before)
		.slice(0, EARLIER_MOST);
	const figures: Figures[] = [];
	for (const card of near) {
		const state = (await app().rooms.open(card.id))?.room.state;
		const lists = state?.review.datasets.filter(({ kind }) => kind === 'compass-streams') ?? [];
		if (!state || lists.length === 0) continue;
		const files = await loadTaken(app().service, card.id, lists);
		const found = listedFigures(files, account, state.live.startedAt ?? state.plannedStart);
		if (found) figures.push(found);
	}
	return figures;
}
