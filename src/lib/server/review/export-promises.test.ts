// The promises on their way out of the house: whole seconds of lateness, over midnight with the day.
import { expect, test } from 'vitest';
import { clock, issue, play, sheet } from '#lib/domain/live/testing/told-show.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { promiseTable } from './export-promises.ts';

const plan = sheet('A30', '15:50');
const hand = { now: clock('20:00'), nameOf: (id: string) => `name of ${id}` };

test('each with when it was said, for when, and what became of it', () => {
	let state = play(plan, '15:50 take');
	for (const [promiseId, within] of [
		['福袋', 6 * MINUTE],
		['再返一次', null]
	] as const) {
		const args = { promiseId, text: promiseId, within };
		state = issue(state, { name: 'make-promise', args }, clock('15:57')) as StreamState;
	}
	const args = { promiseId: '福袋', step: 'kept' } as const;
	state = issue(state, { name: 'settle-promise', args }, clock('16:05:30')) as StreamState;
	const said = '2026-11-23 23:57:00';
	expect(promiseTable({ ...hand, state: play(state, '16:10 end') })?.rows).toEqual([
		[said, '福袋', 'A', 'name of director', '2026-11-24 00:03:00', '2026-11-24 00:05:30', '晚了', 150],
		[said, '再返一次', 'A', 'name of director', null, null, '没兑现', null]
	]);
});

test('a show without any has no table', () => expect(promiseTable({ ...hand, state: plan })).toBeNull());
