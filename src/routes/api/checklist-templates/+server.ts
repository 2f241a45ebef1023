// The team's own checklist templates: read by all, kept by those who plan.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '#lib/server/app.ts';
import { memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import { createTemplate, listTemplates, templateWish } from '#lib/server/streams/checklist-templates.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
	json(await listTemplates(app().service, memberOf(locals).teamId));

export const POST: RequestHandler = async ({ locals, request }) => {
	const { teamId } = memberOf(locals, PLANNERS);
	const wish = v.safeParse(templateWish, await bodyOf(request));
	if (!wish.success) error(400, 'malformed');
	const made = await createTemplate(app().service, teamId, wish.output);
	if (!made) error(409, 'too-many');
	return json(made, { status: 201 });
};
