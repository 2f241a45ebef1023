// Reads a run-sheet file and answers what was understood; nothing is kept until a person has seen it.
import { json } from '@sveltejs/kit';
import { readSentSheet } from '#lib/server/import/sent-sheet.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) => {
	await askerOf(locals, params.streamId, 'add-items');
	const reply = await readSentSheet(request);
	return json(reply, { status: reply.ok ? 200 : 422 });
};
