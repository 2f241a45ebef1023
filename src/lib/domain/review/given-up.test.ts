// Nothing a desk did alone is lost: what the merge could not keep is told, over all merges and by its time.
import { expect, test } from 'vitest';
import { clock, issue, play, sheet } from '../live/testing/told-show.ts';
import type { LocalStep } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { givenUpSteps } from './given-up.ts';

const base = play(sheet('A10 B10 C10 D10'), '09:00 take');
const aim = (state: StreamState) => state.live.runs.at(-1)?.id ?? null;
const extend = (state: StreamState, id: string, at: string): LocalStep => ({ id, at: clock(at), after: aim(state), wish: { name: 'extend', args: { by: 60_000 } } }); // prettier-ignore
const merge = (state: StreamState, mergeId: string, steps: readonly LocalStep[], at: string) =>
	issue(state, { name: 'merge-local', args: { mergeId, steps } }, clock(at)) as StreamState;

test('two desks, one back later with an older step: both steps that were given up, in the order they were done', () => {
	const moved = play(base, '09:05 jump C');
	const first = merge(moved, 'm1', [extend(base, 'x', '09:08'), extend(moved, 'kept', '09:09')], '09:10');
	const second = merge(first, 'm2', [extend(base, 'y', '09:06')], '09:12');
	const told = givenUpSteps(second).map(({ id, at, mergedAt, by, why }) => [id, at, mergedAt, by, why.name]);
	expect(told).toEqual([
		['y', clock('09:06'), clock('09:12'), 'director', 'already-moved'],
		['x', clock('09:08'), clock('09:10'), 'director', 'already-moved']
	]);
});

test('nothing was done alone, or all of it was kept: nothing to tell', () => {
	expect(givenUpSteps(base)).toEqual([]);
	expect(givenUpSteps(merge(base, 'm1', [extend(base, 'kept', '09:05')], '09:06'))).toEqual([]);
});
