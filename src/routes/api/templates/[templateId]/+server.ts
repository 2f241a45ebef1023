// One template: a round with its rows, to be put into a sheet; taken away by those who plan.
import { error, json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { oneTemplate, removeTemplate } from '#lib/server/templates/template-store.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const kept = await oneTemplate(app().service, memberOf(locals).teamId, params.templateId);
	if (kept?.kind !== 'round') error(404, 'template-not-found');
	return json(kept.round);
};

export const DELETE: RequestHandler = async ({ locals, params }) => {
	const { teamId } = memberOf(locals, PLANNERS);
	if (!(await removeTemplate(app().service, teamId, params.templateId))) error(404, 'template-not-found');
	return json({});
};
