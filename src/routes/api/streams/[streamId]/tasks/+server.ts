// A task is done (or not yet) from a person's day, without opening its stream.
import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { askerOf, submitFor } from '#lib/server/review/asker.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import type { RequestHandler } from './$types';

const tick = v.strictObject({
	source: v.picklist(['checklist', 'action']),
	sourceId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9:_-]{1,64}$/u)),
	done: v.boolean()
});

/** The answer of the stream: `{ ok }`, or with 409 the refusal, as a screen inside the stream would get it. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const asker = await askerOf(locals, params.streamId, 'tick-checklist-line');
	const wish = v.safeParse(tick, await bodyOf(request));
	if (!wish.success) error(400, 'malformed');
	const { source, sourceId, done } = wish.output;
	const answer = await submitFor(
		asker,
		source === 'checklist'
			? { name: 'tick-checklist-line', args: { lineId: sourceId, done } }
			: { name: 'tick-action', args: { actionId: sourceId, done } }
	);
	return answer.ok ? json({ ok: true }) : json(answer, { status: 409 });
};
