// The team's streams of today: on air now, or planned within half a day back and a day ahead.
import { json } from '@sveltejs/kit';
import { DAY } from '#lib/domain/time.ts';
import { app } from '#lib/server/app.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import { forMachines } from '../door.ts';

export const GET = forMachines('read-air', async ({ machine }) => {
	const now = Date.now();
	const cards = await listStreams(app().service, machine.teamId);
	const streams = cards
		.filter(({ id }) => machine.streamId === null || machine.streamId === id)
		.filter(({ phase, plannedStart: at }) => phase === 'air' || (at !== null && at > now - DAY / 2 && at < now + DAY))
		.map(({ id, title, phase, plannedStart, plannedEnd }) => ({ id, title, phase, plannedStart, plannedEnd }));
	return json({ at: now, streams }, { headers: { 'cache-control': 'no-store' } });
});
