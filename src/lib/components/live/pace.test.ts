// Pace: half of the show over, half of the goal due.
import { expect, test } from 'vitest';
import { clock, play, sheet } from '#lib/domain/live/testing/told-show.ts';
import type { Numbers } from '#lib/domain/live/live.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { latest, paces, showShare } from './pace.ts';

const typed = (at: string, values: Record<string, number>): Numbers => ({ at: clock(at), by: 'm', values });

function shown(numbers: readonly Numbers[], story = '09:00 take'): StreamState {
	const state = play(sheet('A60 B60'), story);
	const goals = [
		{ metric: 'pay_amt', target: 1_000_000 },
		{ metric: 'avg_online', target: 200 },
		{ metric: 'follow_rate', target: 0.02 }
	];
	return { ...state, goals, live: { ...state.live, numbers } };
}

test('the newest figure of each metric counts, also when a later record leaves it out', () => {
	const numbers = [typed('09:10', { pay_amt: 1, online_uv: 5 }), typed('09:20', { pay_amt: 2 })];
	expect(latest(numbers, 'online_uv')).toEqual({ value: 5, at: clock('09:10') });
	expect(latest(numbers, 'pay_amt')?.value).toBe(2);
	expect(latest(numbers, 'watch_uv')).toBeNull();
});

test('share of the show: none before, a half in the middle, never beyond 1', () => {
	expect(showShare(sheet('A60 B60'), clock('09:00'))).toBeNull();
	expect(showShare(shown([]), clock('10:00'))).toBe(0.5);
	expect(showShare(shown([]), clock('23:00'))).toBe(1);
});

test('a sum is measured against the time it was read at', () => {
	const [gmv] = paces(shown([typed('09:30', { pay_amt: 300_000 })]), clock('10:30'));
	expect(gmv).toMatchObject({ metric: 'pay_amt', done: 0.3, due: 0.25 });
	expect(gmv?.ahead).toBeCloseTo(0.05);
});

test('where a sum ends if it goes on so, and what each hour left would have to bring', () => {
	const state = shown([typed('09:15', { pay_amt: 50_000 }), typed('09:30', { pay_amt: 300_000 })]);
	const [gmv, online] = paces(state, clock('10:00'));
	// A quarter of the show brought 3,000 of 10,000 yuan; an hour of it is left.
	expect(gmv).toMatchObject({ forecast: 1_200_000, perHour: 700_000 });
	expect(gmv?.curve).toEqual([
		{ share: 0, done: 0 },
		{ share: 0.125, done: 0.05 },
		{ share: 0.25, done: 0.3 }
	]);
	expect(online).toMatchObject({ forecast: null, perHour: null, curve: [] });
	expect(paces(shown([typed('09:30', { pay_amt: 2_000_000 })]), clock('10:00'))[0]?.perHour).toBe(0);
});

test('nothing is foretold from nothing, nor once the show is over', () => {
	expect(paces(shown([]), clock('10:00'))[0]).toMatchObject({ forecast: null, perHour: null, curve: [] });
	expect(paces(shown([typed('09:00', { pay_amt: 1_000 })]), clock('10:00'))[0]?.forecast).toBeNull();
	const over = shown([typed('09:30', { pay_amt: 300_000 })], '09:00 take; 10:00 end');
	expect(paces(over, clock('10:30'))[0]?.perHour).toBeNull();
});

test('an average is measured against itself, by what is online', () => {
	const online = paces(shown([typed('09:30', { online_uv: 150 })]), clock('10:30'))[1];
	expect(online).toMatchObject({ metric: 'avg_online', done: 0.75, due: null, ahead: -0.25 });
});

test('not typed is not 0; ratios are not typed at all', () => {
	const all = paces(shown([]), clock('10:00'));
	expect(all.map(({ metric, reading, done }) => [metric, reading, done])).toEqual([
		['pay_amt', null, null],
		['avg_online', null, null]
	]);
});
