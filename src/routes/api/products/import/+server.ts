// Reads a product list and answers what was understood; nothing is kept until a person has seen it.
import { json } from '@sveltejs/kit';
import { readSentSheet } from '#lib/server/import/sent-sheet.ts';
import { memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, request }) => {
	memberOf(locals, PLANNERS);
	const reply = await readSentSheet(request);
	return json(reply, { status: reply.ok ? 200 : 422 });
};
