// Makes a stream: blank, or a copy of the demo on another day.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '#lib/server/app.ts';
import { memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { createWanted, newStream } from '#lib/server/streams/create.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, request }) => {
	const member = memberOf(locals, PLANNERS);
	const wanted = v.safeParse(newStream, await bodyOf(request));
	if (!wanted.success) error(400, 'malformed');
	const team = await app().memberships.ofTeam(member.teamId);
	return json({ id: await createWanted(app().service, wanted.output, member, team) }, { status: 201 });
};
