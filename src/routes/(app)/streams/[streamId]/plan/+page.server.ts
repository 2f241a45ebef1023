// What the reviews before this stream promised: it stands on top of the next plan.
import { app } from '#lib/server/app.ts';
import { openActions } from '#lib/server/review/open-actions.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { teamId } = memberOf(locals);
	return { promised: openActions(await listStreams(app().service, teamId), params.streamId) };
};
