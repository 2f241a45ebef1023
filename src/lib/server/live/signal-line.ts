// Words between screens: passed on to whoever is meant in the same stream, by whoever may, and kept by nobody.
import type { Socket } from 'socket.io';
import type { StreamId } from '#lib/domain/id.ts';
import { signalRight } from '#lib/domain/live/signal.ts';
import { mayIssue } from '#lib/domain/permission/table.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Standing } from './doorkeeper.ts';
import { messages } from './message-schema.ts';
import { oneRoom } from './socket-rooms.ts';

/** Where and who somebody is, as far as it matters here. */
export interface Speaker {
	readonly streamId: StreamId;
	readonly state: StreamState;
	readonly standing: Standing;
}

const malformed = (field: string): Refusal => ({ name: 'malformed', detail: { field } });

/** Passes one signal on; null = done. Nobody is told whether somebody was there to hear it. */
export function passOn(socket: Socket, raw: unknown, { streamId, state, standing }: Speaker): Refusal | null {
	const parsed = messages.signal(raw);
	if (!parsed.ok) return malformed(parsed.field);
	const { to, signal } = parsed.value;
	const asker = { by: standing.memberId, level: standing.level, linkPost: standing.linkPost };
	if (!mayIssue(state, signalRight(signal.type), asker)) return { name: 'not-allowed' };
	socket.to(oneRoom(streamId, to)).emit('signal', { from: standing.name, signal });
	return null;
}

/** Lets this socket hear a group, or not any more. */
export async function listen(socket: Socket, raw: unknown, streamId: StreamId): Promise<Refusal | null> {
	const parsed = messages.listen(raw);
	if (!parsed.ok) return malformed(parsed.field);
	const room = oneRoom(streamId, parsed.value.group);
	await (parsed.value.on ? socket.join(room) : socket.leave(room));
	return null;
}
