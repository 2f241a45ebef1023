// Reads a run-sheet file and answers what was understood; nothing is kept until a person has seen it.
import { json } from '@sveltejs/kit';
import { runImport } from '#lib/server/import/run.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { filesOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, params, request }) => {
	await askerOf(locals, params.streamId, 'add-items');
	const [file] = await filesOf(request, 'file');
	const bytes = new Uint8Array(await (file as File).arrayBuffer());
	const { reply } = await runImport({ task: 'sheet', fileName: (file as File).name }, bytes);
	return json(reply, { status: reply.ok ? 200 : 422 });
};
