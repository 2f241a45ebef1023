// What the review before this stream promised: it stands on top of the next plan.
import { app } from '#lib/server/app.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { listStreams, streamBefore } from '#lib/server/streams/stream-list.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { teamId } = memberOf(locals);
	const cards = await listStreams(app().service, teamId);
	const this_ = cards.find((card) => card.id === params.streamId);
	const before = this_ ? streamBefore(cards, this_) : null;
	return { before: before && { id: before.id, title: before.title, actions: before.summary?.openActions ?? [] } };
};
