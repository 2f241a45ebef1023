// Reads a platform's file and answers what was understood; nothing is kept until a person has seen it.
import { json } from '@sveltejs/kit';
import { askerOf } from '#lib/server/review/asker.ts';
import { previewFile } from '#lib/server/review/intake.ts';
import { sentIntake } from '#lib/server/review/sent-file.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) => {
	const asker = await askerOf(locals, params.streamId, 'note-import');
	const { file, chosen } = await sentIntake(request);
	const preview = await previewFile(asker, file, chosen);
	return json(preview, { status: preview.ok ? 200 : 422 });
};
