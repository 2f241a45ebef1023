// The team's templates of streams and rounds, asked of the server.
import type { StreamPart } from '#lib/domain/reuse/parts.ts';
import { upgradedRound, type RoundPlan } from '#lib/domain/reuse/round.ts';
import type { ListedTemplate } from '#lib/domain/reuse/template.ts';
import type { StreamId } from '#lib/domain/id.ts';

/** What to keep of a stream, under which name. */
export type TemplateWish =
	| {
			readonly kind: 'stream';
			readonly name: string;
			readonly streamId: StreamId;
			readonly parts: readonly StreamPart[];
	  }
	| { readonly kind: 'round'; readonly name: string; readonly streamId: StreamId; readonly groupId: string };

/** By name; null = the server did not answer. */
export async function askTemplates(): Promise<readonly ListedTemplate[] | null> {
	return ask('/api/templates');
}

/** The template as the list shows it; null = it was not kept. */
export async function keepTemplate(wish: TemplateWish): Promise<ListedTemplate | null> {
	const body = JSON.stringify(wish);
	return ask('/api/templates', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

/** A round with its rows; null = it is gone, or the server did not answer. */
export async function askRound(id: string): Promise<RoundPlan | null> {
	const round = await ask<RoundPlan>(`/api/templates/${id}`);
	return round && upgradedRound(round);
}

/** Whether it is gone now. */
export async function removeTemplate(id: string): Promise<boolean> {
	return (await ask(`/api/templates/${id}`, { method: 'DELETE' })) !== null;
}

async function ask<T>(path: string, how?: RequestInit): Promise<T | null> {
	try {
		const answer = await fetch(path, how);
		return answer.ok ? ((await answer.json()) as T) : null;
	} catch {
		// No network is no answer; the caller says so where it was asked.
		return null;
	}
}
