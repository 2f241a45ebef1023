// Who changed what, in pages: ?before=<seq>&limit=<entries>. For every member of the team.
import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { changesPage } from '#lib/server/versions/changes.ts';
import { wholeNumber } from '#lib/server/versions/whole-number.ts';
import type { RequestHandler } from './$types';

const USUAL = 100;
const MOST = 500;

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { open } = await askerOf(locals, params.streamId);
	const before = wholeNumber(url.searchParams.get('before'), Infinity);
	const limit = Math.min(MOST, Math.max(1, wholeNumber(url.searchParams.get('limit'), USUAL)));
	return json(await changesPage(app().history, open, before === Infinity ? null : before, limit));
};
