// A stream's pages: only for its own team.
import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { oneStream } from '#lib/server/streams/stream-list.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { teamId, level, memberId } = memberOf(locals);
	const open = app().rooms.peek(params.streamId);
	// A show goes on while PocketBase does not answer: an open room knows its team.
	if (open?.teamId === teamId) return { streamId: params.streamId, title: open.room.state.title, level, memberId };
	const [card, room] = await Promise.all([
		oneStream(app().service, params.streamId),
		app().rooms.open(params.streamId)
	]);
	if (!card || room?.teamId !== teamId) error(404, 'stream-not-found');
	return { streamId: card.id, title: card.title, level, memberId };
};
