// The versions of a stream that nobody had to name: ends of days, locks, the moment before air. For every member of the team.
import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { open } = await askerOf(locals, params.streamId);
	return json({ points: await app().points.of(open) });
};
