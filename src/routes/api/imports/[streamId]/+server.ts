// Takes a platform's file into the review, once a person has seen its preview.
import { json } from '@sveltejs/kit';
import { askerOf } from '#lib/server/review/asker.ts';
import { takeFile } from '#lib/server/review/intake.ts';
import { sentIntake } from '#lib/server/review/sent-file.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) => {
	const asker = await askerOf(locals, params.streamId, 'note-import');
	const { file, chosen, choice } = await sentIntake(request);
	const result = await takeFile(asker, file, chosen, choice);
	return json(result, { status: result.ok ? 201 : 'already' in result ? 409 : 422 });
};
