// Home: what this person has to do and when.
import { app } from '#lib/server/app.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { dayOf } from '#lib/server/streams/day.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { memberId, teamId, level, name } = memberOf(locals);
	const now = Date.now();
	const { service, rooms } = app();
	return { ...(await dayOf(rooms, await listStreams(service, teamId), memberId, now)), now, level, name };
};
