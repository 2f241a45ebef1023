// Figures from a machine while on air. The same key again changes nothing and is answered the same.
import * as v from 'valibot';
import { numbersBody, readNumbers } from '#lib/server/machines/machine-numbers.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import { atStream } from '../../../door.ts';
import { issue, keyOf } from '../../../issue.ts';
import { Problem } from '../../../problem.ts';

export const POST = atStream('numbers', async (inside) => {
	const key = keyOf(inside);
	const said = v.safeParse(numbersBody, await bodyOf(inside.event.request));
	if (!said.success) throw new Problem('malformed', { field: v.getDotPath(said.issues[0]) ?? 'body' });
	const read = readNumbers(said.output, Date.now());
	if (!read.ok) throw new Problem(read.why, { field: read.field });
	return issue(inside, { name: 'record-numbers', args: { values: read.values } }, key);
});
