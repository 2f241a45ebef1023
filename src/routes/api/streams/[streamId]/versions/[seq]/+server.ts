// The stream as it was after one entry of its journal, to be compared with and restored from. For every member of the team.
import { error, json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { wholeNumber } from '#lib/server/versions/whole-number.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { open } = await askerOf(locals, params.streamId);
	const seq = wholeNumber(params.seq, 0);
	const state = await app().history.stateAt(open, seq);
	if (!state) error(404, 'version-not-found');
	return json({ seq, state });
};
