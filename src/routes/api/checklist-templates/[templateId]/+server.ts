// One checklist template of the team: changed as a whole, or removed.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '#lib/server/app.ts';
import { memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import { changeTemplate, removeTemplate, templateWish } from '#lib/server/streams/checklist-templates.ts';
import type { RequestHandler } from './$types';

export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const { teamId } = memberOf(locals, PLANNERS);
	const wish = v.safeParse(templateWish, await bodyOf(request));
	if (!wish.success) error(400, 'malformed');
	const changed = await changeTemplate(app().service, teamId, params.templateId, wish.output);
	if (!changed) error(404, 'template-gone');
	return json(changed);
};

export const DELETE: RequestHandler = async ({ locals, params }) => {
	const { teamId } = memberOf(locals, PLANNERS);
	if (!(await removeTemplate(app().service, teamId, params.templateId))) error(404, 'template-gone');
	return json({ removed: true });
};
