// One import: its original as it was uploaded, and taking it back.
import { error, json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { originalOf } from '#lib/server/review/dataset-store.ts';
import { undoImport } from '#lib/server/review/intake.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { open } = await askerOf(locals, params.streamId);
	const original = await originalOf(app().service, open.streamId, params.datasetId);
	if (!original) error(404, 'dataset-gone');
	const name = encodeURIComponent(original.name);
	return new Response(original.body.body, {
		headers: {
			'content-type': 'application/octet-stream',
			'content-disposition': `attachment; filename*=UTF-8''${name}`
		}
	});
};

export const DELETE: RequestHandler = async ({ locals, params }) => {
	const asker = await askerOf(locals, params.streamId, 'undo-import');
	const refused = await undoImport(asker, params.datasetId);
	return json(refused ? { ok: false, refused } : { ok: true }, { status: refused ? 409 : 200 });
};
