// The columns a person chose for the run-sheet: they follow them to another machine.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '#lib/server/app.ts';
import { keepLayout, layoutOf, sentLayout } from '#lib/server/preferences/sheet-layout.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

/** `{ layout }`: null = nothing was ever chosen. */
export const GET: RequestHandler = async ({ locals }) =>
	json({ layout: await layoutOf(app().service, memberOf(locals).userId) });

export const PUT: RequestHandler = async ({ locals, request }) => {
	const { userId } = memberOf(locals);
	const sent = v.safeParse(sentLayout, await bodyOf(request));
	if (!sent.success) error(400, 'malformed');
	await keepLayout(app().service, userId, sent.output);
	return json({ layout: sent.output });
};
