// A team's templates of streams and rounds: read by all, kept by those who plan, out of a stream as it stands.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { STREAM_PARTS } from '#lib/domain/reuse/parts.ts';
import { app } from '#lib/server/app.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { memberOf, PLANNERS } from '#lib/server/streams/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import { plannedState } from '#lib/server/streams/planned-state.ts';
import { keepTemplate, listTemplates } from '#lib/server/templates/template-store.ts';
import type { RequestHandler } from './$types';

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/u));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const parts = v.pipe(v.array(v.picklist(STREAM_PARTS)), v.minLength(1), v.maxLength(STREAM_PARTS.length));
const wish = v.variant('kind', [
	v.strictObject({ kind: v.literal('stream'), name, streamId: id, parts }),
	v.strictObject({ kind: v.literal('round'), name, streamId: id, groupId: id })
]);

export const GET: RequestHandler = async ({ locals }) =>
	json(await listTemplates(app().service, memberOf(locals).teamId));

export const POST: RequestHandler = async ({ locals, request }) => {
	const { teamId } = memberOf(locals, PLANNERS);
	const wanted = v.safeParse(wish, await bodyOf(request));
	if (!wanted.success) error(400, 'malformed');
	const { open } = await askerOf(locals, wanted.output.streamId);
	// A round is taken as it stands on the screen; a whole stream as it was planned.
	const state = wanted.output.kind === 'round' ? open.room.state : await plannedState(open);
	const kept = await keepTemplate(app().service, teamId, wanted.output, state);
	if (kept === 'group-gone') error(404, kept);
	if (kept === 'too-many') error(409, kept);
	return json(kept, { status: 201 });
};
