// The team's streams.
import { app } from '#lib/server/app.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	depends('changji:streams');
	const { teamId, level } = memberOf(locals);
	return { streams: await listStreams(app().service, teamId), level, now: Date.now() };
};
