// Makes a stream: blank, a copy of the demo on another day, of a template, or of an earlier stream.
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
	const id = await createWanted(app().service, wanted.output, member, team);
	if (id === null) error(404, 'source-not-found');
	return json({ id }, { status: 201 });
};
