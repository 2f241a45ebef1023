// What became of the promises: told shows, one for each way it can go.
import { expect, test } from 'vitest';
import { clock, issue, play, sheet } from '../live/testing/told-show.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE, SECOND } from '../time.ts';
import { promiseReview } from './promises.ts';

const onAir = play(sheet('A30 B30'), '09:00 take');
function promised(promiseId: string, time: string, within: number | null, state = onAir): StreamState {
	const args = { promiseId, text: promiseId, within: within === null ? null : within * MINUTE };
	return issue(state, { name: 'make-promise', args }, clock(time)) as StreamState;
}
function settled(promiseId: string, time: string, step: 'kept' | 'dropped' | 'open', state: StreamState): StreamState {
	return issue(state, { name: 'settle-promise', args: { promiseId, step } }, clock(time)) as StreamState;
}
const told = (state: StreamState, now = '12:00') =>
	promiseReview(state, clock(now)).lines.map(({ promise, outcome, late }) => [
		promise.id,
		outcome,
		late === null ? null : late / SECOND
	]);

test('kept up to a minute after its time is in time, later is late, and how late is said', () => {
	const three = ['a', 'b', 'c'].reduce((state, id) => promised(id, '09:00', 5, state), onAir);
	const early = settled('a', '09:03', 'kept', three);
	const close = settled('b', '09:06', 'kept', early);
	expect(told(settled('c', '09:06:01', 'kept', close))).toEqual([
		['a', 'kept', 0],
		['b', 'kept', 60],
		['c', 'late', 61]
	]);
});

test('owed is not kept once its time is past or the show is over; before that it waits', () => {
	const two = promised('b', '09:00', null, promised('a', '09:00', 5));
	expect(told(two, '09:05')).toEqual([
		['a', 'waits', null],
		['b', 'waits', null]
	]);
	expect(told(two, '09:05:01')[0]).toEqual(['a', 'open', null]);
	expect(told(play(two, '09:02 end'), '09:03').map(([, outcome]) => outcome)).toEqual(['open', 'open']);
});

test('dropped is dropped, whenever; taken back it is owed again; no time, no lateness', () => {
	const dropped = settled('a', '09:20', 'dropped', promised('a', '09:00', 5));
	expect(told(dropped)).toEqual([['a', 'dropped', null]]);
	expect(told(settled('a', '09:21', 'open', dropped))).toEqual([['a', 'open', null]]);
	expect(told(settled('b', '11:00', 'kept', promised('b', '09:00', null)))).toEqual([['b', 'kept', null]]);
});

test('they are counted, and say during which item', () => {
	const review = promiseReview(
		promised('b', '09:31', 5, play(promised('a', '09:00', 5), '09:30 take')),
		clock('09:32')
	);
	expect(review.count).toEqual({ kept: 0, late: 0, dropped: 0, open: 1, waits: 1 });
	expect(review.lines.map(({ item }) => item?.id)).toEqual(['A', 'B']);
});
