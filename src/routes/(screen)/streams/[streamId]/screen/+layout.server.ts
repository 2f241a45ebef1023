// Who may open a cue screen: a member of the stream's team, or a screen with a join link of this stream, which sees its own post only.
import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async ({ locals, params, url, cookies, setHeaders }) => {
	const { streamId } = params;
	const { link, team } = locals;
	const stream = await teamOf(streamId);
	const light = cookies.get('changji_screen') === 'light';
	// The device may keep this page, for this person alone (src/service-worker.ts).
	const keep = (whose: string) => {
		setHeaders({ 'x-changji-keep': whose });
		return whose;
	};
	if (team && stream?.teamId === team.teamId)
		return { streamId, title: stream.title, light, whose: keep(team.memberId), back: `/streams/${streamId}/live` };
	if (link?.streamId === streamId && stream) {
		const own = `/streams/${streamId}/screen/${link.postKind}`;
		// Its own post; and what a desk may send it to: one item, and for a speaker the 提词器's hand.
		const rest = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
		const speaks = link.postKind === 'host' || link.postKind === 'cohost' || link.postKind === 'director';
		const may = url.pathname === own || rest === 'item' || (rest === 'remote' && speaks);
		if (!may) redirect(303, own);
		return { streamId, title: stream.title, light, whose: keep(`link:${link.id}`), back: null };
	}
	if (!team) redirect(303, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
	error(404, 'stream-not-found');
};

/** A show goes on while PocketBase does not answer: an open room knows its team. */
async function teamOf(streamId: string) {
	const room = app().rooms.peek(streamId) ?? (await app().rooms.open(streamId));
	return room && { teamId: room.teamId, title: room.room.state.title };
}
