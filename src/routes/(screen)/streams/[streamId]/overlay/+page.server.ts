// The overlay's first moment, for whoever holds a token that may see the air. The secret is in the address, so nothing of this page is kept or passed on.
import { error } from '@sveltejs/kit';
import { nowView } from '#lib/domain/live/now-view.ts';
import { app } from '#lib/server/app.ts';
import { Throttle } from '#lib/server/auth/throttle.ts';
import { streamFor } from '#lib/server/machines/machine-hand.ts';
import type { PageServerLoad } from './$types.js';

const guesses = new Throttle({ tries: 30, windowMs: 5 * 60_000 });

export const load: PageServerLoad = async ({ params, url, setHeaders, getClientAddress }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
	const machine = await app().machines.find(url.searchParams.get('token') ?? '');
	if (!machine?.scopes.includes('read-air')) error(guesses.take(getClientAddress()) > 0 ? 429 : 401);
	const open = await streamFor(app(), machine, params.streamId);
	if (!open) error(404, 'stream-not-found');
	return { view: nowView(open.room.state, open.room.seq, Date.now()) };
};
