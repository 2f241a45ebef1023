// Begun early, on time, late, after its end, and with nothing planned.
import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../time.ts';
import { emptyStream } from '../stream/state.ts';
import { offPlan } from './off-plan.ts';

const START = Date.parse('2026-11-11T12:00:00Z');
const END = START + 4 * HOUR;
const state = { ...emptyStream('s'), plannedStart: START, plannedEnd: END };

test.each([
	['a day before', START - 24 * HOUR, { how: 'early', planned: START, by: 24 * HOUR }],
	['an hour and a moment before', START - HOUR - 1, { how: 'early', planned: START, by: HOUR + 1 }],
	['an hour before', START - HOUR, null],
	['on time', START, null],
	['late, within the slot', START + 2 * HOUR, null],
	['an hour after the end', END + HOUR, null],
	['an hour and a minute after the end', END + 61 * MINUTE, { how: 'past', planned: END, by: 61 * MINUTE }]
] as const)('begun %s', (_, at, expected) => {
	expect(offPlan(state, at)).toEqual(expected);
});

test('nothing planned is never off plan, and neither is a show that has begun or ended', () => {
	const at = START - 24 * HOUR;
	expect(offPlan({ ...state, plannedStart: null, plannedEnd: null }, at)).toBeNull();
	for (const phase of ['on-air', 'ended'] as const)
		expect(offPlan({ ...state, live: { ...state.live, phase } }, at)).toBeNull();
});
