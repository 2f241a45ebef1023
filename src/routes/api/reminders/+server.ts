// What the app reminds this person of while it is open: the coming day, and what has just fallen due.
import { json } from '@sveltejs/kit';
import { reminders } from '#lib/domain/stream/agenda.ts';
import { app } from '#lib/server/app.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { dayOf } from '#lib/server/streams/day.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import type { RequestHandler } from './$types';

/** `{ now, reminders }`: the server's clock, because a phone's may be wrong. */
export const GET: RequestHandler = async ({ locals }) => {
	const { memberId, teamId } = memberOf(locals);
	const { service, rooms } = app();
	const now = Date.now();
	const { streams, tasks } = await dayOf(rooms, await listStreams(service, teamId), memberId, now, null);
	return json({ now, reminders: reminders(streams, tasks, now) });
};
