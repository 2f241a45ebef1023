// A command from a machine on its way to the room, and the room's answer as HTTP.
import { json, type RequestHandler } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { nowView } from '#lib/domain/live/now-view.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { REFUSALS, type RefusalName } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { app } from '#lib/server/app.ts';
import { aimNow, give } from '#lib/server/machines/machine-hand.ts';
import { atStream, type AtStream } from './door.ts';
import { Problem } from './problem.ts';

const KEY = /^[A-Za-z0-9:_-]{1,64}$/u;

/** The request's Idempotency-Key: the same key is the same command, executed once. @throws Problem `key-missing`, `malformed` */
export function keyOf({ event: { request } }: AtStream): string {
	const key = request.headers.get('idempotency-key');
	if (key === null) throw new Problem('key-missing');
	if (!KEY.test(key)) throw new Problem('malformed', { field: 'idempotency-key' });
	return key;
}

/** Gives the command and answers `{ ok, seq, durable, now }`. @throws Problem with the room's refusal */
export async function issue({ machine, open }: AtStream, command: Command, key: string): Promise<Response> {
	const answer = await give(app(), machine, open, command, key);
	if (!answer) throw new Problem('stream-not-found');
	if (!answer.ok) {
		const { name, detail } = answer.refusal;
		const known = (REFUSALS as readonly string[]).includes(name) ? (name as RefusalName) : 'server-fault';
		throw new Problem(known, detail);
	}
	const { room } = (await app().rooms.open(open.streamId)) ?? open;
	const { seq, durable } = answer;
	const now = nowView(room.state, room.seq, Date.now());
	return json({ ok: true, seq, durable, now }, { headers: { 'cache-control': 'no-store' } });
}

export const freshId = (): string => randomBytes(9).toString('base64url');

/**
 * One key of a device that can only send an address: no body; without an Idempotency-Key every request is a press of its
 * own; without `?aim=` (a runId, or `none`) it is meant for what is on air when it arrives.
 */
export const press = (
	command: (state: StreamState, aim: { readonly runId: string | null }) => Command
): RequestHandler =>
	atStream('drive', async (inside) => {
		const { event, open } = inside;
		const said = event.url.searchParams.get('aim');
		if (said !== null && !KEY.test(said)) throw new Problem('malformed', { field: 'aim' });
		const { state } = open.room;
		const aim = said === null ? aimNow(state) : { runId: said === 'none' ? null : said };
		const key = event.request.headers.has('idempotency-key') ? keyOf(inside) : freshId();
		return issue(inside, command(state, aim), key);
	});
