// The team's streams as records: the list, and one of them.
import { ClientResponseError } from 'pocketbase';
import type { StreamId, TeamId } from '#lib/domain/id.ts';
import { byTime, type StreamCard } from '#lib/domain/stream/day.ts';
import type { StreamSummary } from '#lib/domain/stream/summary.ts';
import type { StreamsRecord, TypedPocketBase } from '../pocketbase/records.ts';

/** All streams of the team, the latest start first, without a start on top. */
export async function listStreams(client: TypedPocketBase, teamId: TeamId): Promise<StreamCard[]> {
	const filter = client.filter('team = {:teamId}', { teamId });
	const found = await client.collection('streams').getFullList({ filter, sort: '-created', batch: 500 });
	return found
		.map(cardOf)
		.sort(byTime(({ plannedStart }) => plannedStart))
		.reverse();
}

/** One stream; null when it is not there or not this person's team's. */
export async function oneStream(client: TypedPocketBase, streamId: StreamId): Promise<StreamCard | null> {
	try {
		return cardOf(await client.collection('streams').getOne(streamId));
	} catch (error) {
		if (error instanceof ClientResponseError && error.status === 404) return null;
		throw error;
	}
}

function cardOf(record: StreamsRecord): StreamCard {
	const { id, title, account, planned_start, planned_end, phase } = record;
	const summary = (record.summary ?? null) as StreamSummary | null;
	return {
		id,
		title,
		account,
		plannedStart: planned_start,
		plannedEnd: planned_end,
		phase,
		summary: summary && { ...summary, readiness: summary.readiness ?? null }
	};
}
