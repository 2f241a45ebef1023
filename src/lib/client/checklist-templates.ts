// The team's checklist templates over HTTP, for the page that applies and edits them.
import type { ChecklistTemplate } from '#lib/domain/plan/checklist-template.ts';

const AT = '/api/checklist-templates';

/** null = the server did not take it, or is out of reach. */
async function ask<T>(path: string, method: string, body?: object): Promise<T | null> {
	try {
		const answer = await fetch(path, {
			method,
			...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {})
		});
		return answer.ok ? ((await answer.json()) as T) : null;
	} catch {
		// Offline: whoever asked is told that nothing was kept.
		return null;
	}
}

export const readTemplates = () => ask<readonly ChecklistTemplate[]>(AT, 'GET');

/** Keeps a template, a new one when it has no id yet. */
export function keepTemplate({ id, name, lines }: ChecklistTemplate): Promise<ChecklistTemplate | null> {
	return ask(id === '' ? AT : `${AT}/${id}`, id === '' ? 'POST' : 'PUT', { name, lines });
}

export const removeTemplate = (id: string) => ask<{ removed: true }>(`${AT}/${id}`, 'DELETE');
