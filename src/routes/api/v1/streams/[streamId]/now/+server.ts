// What is on air and what comes. Asked again with its ETag it answers 304 as long as only time has passed.
import { createHash } from 'node:crypto';
import { json } from '@sveltejs/kit';
import { nowView, sameMoment } from '#lib/domain/live/now-view.ts';
import { atStream } from '../../../door.ts';

export const GET = atStream('read-air', async ({ event, open }) => {
	const { room } = open;
	const view = nowView(room.state, room.seq, Date.now());
	const etag = `W/"${createHash('sha256').update(sameMoment(view)).digest('base64url').slice(0, 22)}"`;
	const headers = { etag, 'cache-control': 'private, no-cache', vary: 'authorization' };
	const known = (event.request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
	if (known.includes(etag)) return new Response(null, { status: 304, headers });
	return json(view, { headers });
});
