// A team's own checklist templates: what they ticked off once, kept for the next stream.
import { ClientResponseError } from 'pocketbase';
import * as v from 'valibot';
import { POST_KINDS } from '#lib/domain/people/post.ts';
import type { ChecklistTemplate, TemplateLine } from '#lib/domain/plan/checklist-template.ts';
import { CHECK_GROUPS } from '#lib/domain/plan/plan.ts';
import type { TeamId } from '#lib/domain/id.ts';
import { DAY } from '#lib/domain/time.ts';
import type { TemplatesRecord, TypedPocketBase } from '../pocketbase/records.ts';

const KIND = 'checklist';
/** More than a team could tell apart. */
const MOST = 50;

const line = v.strictObject({
	group: v.picklist(CHECK_GROUPS),
	title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
	post: v.nullable(v.picklist(POST_KINDS)),
	dueBefore: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(-7 * DAY), v.maxValue(60 * DAY))),
	blocks: v.boolean()
});
/** What a browser may send. */
export const templateWish = v.strictObject({
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
	lines: v.pipe(v.array(line), v.minLength(1), v.maxLength(200))
});
export type TemplateWish = v.InferOutput<typeof templateWish>;

/** The team's templates by name. */
export async function listTemplates(service: TypedPocketBase, teamId: TeamId): Promise<ChecklistTemplate[]> {
	const { items } = await service.collection('templates').getList(1, MOST, {
		filter: service.filter('team = {:teamId} && kind = {:kind}', { teamId, kind: KIND }),
		sort: 'name',
		skipTotal: true
	});
	return items.map(templateOf);
}

/** Keeps a new one; null = the team has as many as it may. */
export async function createTemplate(
	service: TypedPocketBase,
	teamId: TeamId,
	{ name, lines }: TemplateWish
): Promise<ChecklistTemplate | null> {
	if ((await listTemplates(service, teamId)).length >= MOST) return null;
	return templateOf(await service.collection('templates').create({ team: teamId, kind: KIND, name, body: { lines } }));
}

/** Changes one; null = not there, or not this team's. */
export async function changeTemplate(
	service: TypedPocketBase,
	teamId: TeamId,
	id: string,
	{ name, lines }: TemplateWish
): Promise<ChecklistTemplate | null> {
	if (!(await isThere(service, teamId, id))) return null;
	return templateOf(await service.collection('templates').update(id, { name, body: { lines } }));
}

/** Answers whether there was one to remove. */
export async function removeTemplate(service: TypedPocketBase, teamId: TeamId, id: string): Promise<boolean> {
	return (await isThere(service, teamId, id)) && service.collection('templates').delete(id);
}

async function isThere(service: TypedPocketBase, teamId: TeamId, id: string): Promise<boolean> {
	try {
		const { team, kind } = await service.collection('templates').getOne(id);
		return team === teamId && kind === KIND;
	} catch (error) {
		if (error instanceof ClientResponseError && (error.status === 404 || error.status === 400)) return false;
		throw error;
	}
}

/** A body that somebody changed by hand loses the lines that are none. */
function templateOf({ id, name, body }: TemplatesRecord): ChecklistTemplate {
	const lines: readonly unknown[] = (body as { lines?: readonly unknown[] } | null)?.lines ?? [];
	return { id, name, lines: lines.filter((one): one is TemplateLine => v.is(line, one)) };
}
