// A team's templates of streams and rounds in PocketBase: what is in them, and the few figures a list needs.
import { ClientResponseError } from 'pocketbase';
import type { StreamId, TeamId } from '#lib/domain/id.ts';
import { planOf } from '#lib/domain/reuse/clone.ts';
import { STREAM_PARTS, type StreamPart } from '#lib/domain/reuse/parts.ts';
import { roundOf, upgradedRound, type RoundPlan } from '#lib/domain/reuse/round.ts';
import type { ListedTemplate } from '#lib/domain/reuse/template.ts';
import { upgraded, type StreamState } from '#lib/domain/stream/state.ts';
import type { TemplatesRecord, TypedPocketBase } from '../pocketbase/records.ts';

/** More than a team could tell apart. */
const MOST = 200;

/** What to keep of a stream. */
export type TemplateWish =
	| {
			readonly kind: 'stream';
			readonly name: string;
			readonly streamId: StreamId;
			readonly parts: readonly StreamPart[];
	  }
	| { readonly kind: 'round'; readonly name: string; readonly streamId: StreamId; readonly groupId: string };

interface StreamBody {
	readonly parts: readonly StreamPart[];
	readonly state: StreamState;
}

type Kept = ({ readonly kind: 'stream' } & StreamBody) | { readonly kind: 'round'; readonly round: RoundPlan };

/** The templates of the team by name, without what is in them. */
export async function listTemplates(service: TypedPocketBase, teamId: TeamId): Promise<ListedTemplate[]> {
	const { items } = await service.collection('templates').getList(1, MOST, {
		filter: service.filter('team = {:teamId} && (kind = "stream" || kind = "round")', { teamId }),
		fields: 'id,kind,name,facts',
		sort: 'name',
		skipTotal: true
	});
	return items.map(listed);
}

/** Keeps part of a stream as it stands; the reason why not: the round is gone, or the team has as many as it may. */
export async function keepTemplate(
	service: TypedPocketBase,
	teamId: TeamId,
	wish: TemplateWish,
	state: StreamState
): Promise<ListedTemplate | 'group-gone' | 'too-many'> {
	const kept = wish.kind === 'stream' ? streamBody(wish.parts, state) : roundBody(wish.groupId, state);
	if (!kept) return 'group-gone';
	if ((await listTemplates(service, teamId)).length >= MOST) return 'too-many';
	const record = { team: teamId, kind: wish.kind, name: wish.name, ...kept };
	return listed(await service.collection('templates').create(record));
}

/** What is in a template, with the fields of today; null = not there, or not this team's. */
export async function oneTemplate(service: TypedPocketBase, teamId: TeamId, id: string): Promise<Kept | null> {
	const record = await find(service, teamId, id);
	if (record?.kind === 'round') return { kind: 'round', round: upgradedRound(record.body as RoundPlan) };
	if (record?.kind !== 'stream') return null;
	const { parts, state } = record.body as StreamBody;
	return { kind: 'stream', parts, state: upgraded(state) };
}

/** Answers whether there was one to remove. */
export async function removeTemplate(service: TypedPocketBase, teamId: TeamId, id: string): Promise<boolean> {
	const record = await find(service, teamId, id);
	if (record?.kind !== 'round' && record?.kind !== 'stream') return false;
	return service.collection('templates').delete(id);
}

function streamBody(wanted: readonly StreamPart[], state: StreamState) {
	const parts = STREAM_PARTS.filter((part) => wanted.includes(part));
	const plan = planOf(state, new Set(parts));
	const { plannedStart: start, plannedEnd: end, items } = plan;
	const length = start === null || end === null ? null : end - start;
	return { body: { parts, state: plan } satisfies StreamBody, facts: { parts, rows: items.length, length } };
}

function roundBody(groupId: string, state: StreamState) {
	const round = roundOf(state, groupId);
	if (!round) return null;
	const length = round.items.reduce((sum, { planned }) => sum + planned, 0);
	return { body: round, facts: { rows: round.items.length, length } };
}

function listed({ id, name, kind, facts }: Pick<TemplatesRecord, 'id' | 'name' | 'kind' | 'facts'>): ListedTemplate {
	return { ...(facts as object), id, name, kind } as ListedTemplate;
}

async function find(service: TypedPocketBase, teamId: TeamId, id: string): Promise<TemplatesRecord | null> {
	try {
		const record = await service.collection('templates').getOne(id);
		return record.team === teamId ? record : null;
	} catch (error) {
		if (error instanceof ClientResponseError && (error.status === 404 || error.status === 400)) return null;
		throw error;
	}
}
