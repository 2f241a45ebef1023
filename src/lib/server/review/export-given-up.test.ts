// What a desk did alone and nobody kept goes out of the house with the rest.
import { expect, test } from 'vitest';
import { clock, issue, play, sheet } from '#lib/domain/live/testing/told-show.ts';
import type { LocalStep } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { givenUpTable } from './export-given-up.ts';

const base = play(sheet('A10 B10 C10', '15:50'), '15:50 take');
const after = base.live.runs.at(-1)?.id ?? null;
const step = (id: string, at: string, by: number): LocalStep => ({ id, at: clock(at), after, wish: { name: 'extend', args: { by } } }); // prettier-ignore
const hand = {
	nameOf: (id: string) => `name of ${id}`,
	stepSaid: ({ wish, why }: { wish: { name: string }; why: { name: string } }) => ({ did: wish.name, why: why.name })
};

test('each with when it was done, by whom, when the desk was back, and why', () => {
	const moved = play(base, '15:52 jump C');
	const args = { mergeId: 'm1', steps: [step('s1', '15:53', 60_000)] };
	const merged = issue(moved, { name: 'merge-local', args }, clock('16:04')) as StreamState;
	expect(givenUpTable({ ...hand, state: merged })?.rows).toEqual([
		['2026-11-23 23:53:00', 'extend', 'name of director', '2026-11-24 00:04:00', 'already-moved']
	]);
});

test('a show where everything was kept has no table', () => {
	const args = { mergeId: 'm1', steps: [step('s1', '15:53', 60_000)] };
	const merged = issue(base, { name: 'merge-local', args }, clock('16:04')) as StreamState;
	expect(merged.live.merges).toHaveLength(1);
	expect(givenUpTable({ ...hand, state: merged })).toBeNull();
});
