// One press: a preset cue, filled in from the moment; `?n= &q= …` say what the moment does not know.
import type { CueParam } from '#lib/domain/live/cue-presets.ts';
import { presetCue } from '#lib/server/machines/machine-cue.ts';
import { atStream } from '../../../../door.ts';
import { freshId, issue, keyOf } from '../../../../issue.ts';
import { localeOf, Problem } from '../../../../problem.ts';

const PARAMS: readonly CueParam[] = ['n', 'name', 'p', 'q', 't', 'm', 'w', 'who', 'role'];

export const POST = atStream('cues', async (inside) => {
	const { event, open } = inside;
	const said = Object.fromEntries(
		PARAMS.flatMap((param) => {
			const value = event.url.searchParams.get(param)?.slice(0, 60);
			return value ? [[param, value]] : [];
		})
	);
	const locale = localeOf(event.request.headers.get('accept-language'));
	const { preset = '' } = event.params;
	const made = presetCue(open.room.state, preset, said, freshId(), Date.now(), locale);
	if (!made.ok) throw new Problem(made.why, { field: made.field });
	const key = event.request.headers.has('idempotency-key') ? keyOf(inside) : freshId();
	return issue(inside, made.command, key);
});
