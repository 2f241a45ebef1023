// News of now and next as Server-Sent Events. The token may stand in the address: a browser's EventSource sends no headers.
import { app } from '#lib/server/app.ts';
import { airEvents } from '#lib/server/machines/air-events.ts';
import { atStream } from '../../../door.ts';
import { Problem } from '../../../problem.ts';

export const GET = atStream(
	'read-air',
	async ({ machine, open }) => {
		const body = airEvents(app(), machine, open);
		if (!body) throw new Problem('too-fast', {}, 30);
		return new Response(body, {
			headers: {
				'content-type': 'text/event-stream; charset=utf-8',
				'cache-control': 'no-store',
				'referrer-policy': 'no-referrer',
				'x-accel-buffering': 'no'
			}
		});
	},
	true
);
