// Every live command, in the shape in which a screen sends it over its socket.
import { parseCommand } from '#lib/server/live/command-schema.ts';
import { scopeOf } from '#lib/server/machines/scopes.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import { atStream, demand } from '../../../door.ts';
import { issue, keyOf } from '../../../issue.ts';
import { Problem } from '../../../problem.ts';

export const POST = atStream(null, async (inside) => {
	const key = keyOf(inside);
	const parsed = parseCommand(await bodyOf(inside.event.request));
	if (!parsed.ok) throw new Problem('malformed', { field: parsed.field });
	const { command } = parsed;
	const scope = scopeOf(command.name);
	if (!scope) throw new Problem('not-for-machines', { field: command.name });
	demand(inside.machine, scope);
	return issue(inside, command, key);
});
