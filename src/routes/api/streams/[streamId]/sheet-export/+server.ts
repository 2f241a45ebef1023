// The run-sheet as a file: ?format=xlsx with pictures, ?format=csv. Whoever sees the stream may take it along.
import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { sheetFile, sheetFileName } from '#lib/server/export/sheet-file.ts';
import { pictureOf } from '#lib/server/goods/product-store.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { clientOf } from '#lib/server/streams/asker.ts';
import type { RequestHandler } from './$types';

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const format = url.searchParams.get('format') ?? 'xlsx';
	if (format !== 'xlsx' && format !== 'csv') error(400, 'malformed');
	const { open } = await askerOf(locals, params.streamId);
	const names = new Map((await app().memberships.ofTeam(open.teamId)).map(({ memberId, name }) => [memberId, name]));
	const client = clientOf(locals);
	const { state } = open.room;
	const file = await sheetFile(
		state,
		format,
		(id) => names.get(id) ?? '',
		(productId, name) => pictureOf(client, productId, name, '160x160', open.teamId)
	);
	const name = encodeURIComponent(`${sheetFileName(state)}.${format}`);
	return new Response(new Uint8Array(file), {
		headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename*=UTF-8''${name}` }
	});
};
