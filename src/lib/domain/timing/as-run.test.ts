// What really ran: an item's runs, and who stood on which post.
import { expect, test } from 'vitest';
import { clock, issue, minutes, play, sheet, told } from '../live/testing/told-show.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE } from '../time.ts';
import { personSpans, runSpans } from './as-run.ts';
import { realDuration, realDurations } from './item-real.ts';

function shift(id: string, postId: string, memberId: string, from: string, to: string, standIn = false) {
	return { id, postId, memberId, name: memberId.toUpperCase(), from: clock(from), to: clock(to), standIn };
}

function crewed(...shifts: ReturnType<typeof shift>[]): StreamState {
	const posts = [
		{ id: 'h', kind: 'host', label: '' },
		{ id: 'c', kind: 'cohost', label: '' }
	] as const;
	return { ...sheet('A30 B30 C30'), posts, shifts };
}

function cover(state: StreamState, time: string, coverId: string, memberId: string): StreamState {
	const args = { coverId, postId: 'h', memberId, name: memberId.toUpperCase() };
	const after = issue(state, { name: 'start-cover', args }, clock(time));
	if (typeof after === 'string') throw new Error(after);
	return after;
}

function people(state: StreamState, now: string): string[] {
	return personSpans(state, clock(now)).map((p) => `${p.postId} ${p.memberId} ${told(p.from)}-${told(p.to)}`);
}

test('one span per run; a 返场 is a span of its own', () => {
	const state = play(sheet('A5 B10'), '09:00 take; 09:05 take; 09:07 hold; 09:09 resume; 09:15 encore A');
	const spans = runSpans(state, clock('09:16')).map(({ itemId, how, startedAt, endedAt, held }) =>
		[itemId, how, told(startedAt), endedAt === null ? 'on air' : told(endedAt), minutes(held)].join(' ')
	);
	expect(spans).toEqual(['A next 09:00 09:05 0', 'B next 09:05 09:15 2', 'A encore 09:15 on air 0']);
});

test('a hold that lasts counts to now', () => {
	const state = play(sheet('A5'), '09:00 take; 09:02 hold');
	expect(runSpans(state, clock('09:06'))[0]?.held).toBe(4 * MINUTE);
});

test('the real duration of an item is the sum of its runs without holds', () => {
	const state = play(
		sheet('A5 B10'),
		'09:00 take; 09:02 hold; 09:04 resume; 09:06 take; 09:10 encore A; 09:13 encore B; 09:20 end'
	);
	const now = clock('12:00');
	expect(realDuration(state, 'A', now)).toEqual({
		itemId: 'A',
		runs: 2,
		real: 7 * MINUTE,
		held: 2 * MINUTE,
		planned: 5 * MINUTE,
		over: 2 * MINUTE
	});
	expect(realDuration(state, 'B', now)).toMatchObject({ runs: 2, real: 11 * MINUTE, over: MINUTE });
	expect([...realDurations(state, now).keys()]).toEqual(['A', 'B']);
});

test('an item is measured against what was planned when it was first taken', () => {
	const first = play(sheet('A5 B10'), '09:00 take; 09:05 take');
	const items = first.items.map((item) => ({ ...item, planned: 20 * MINUTE }));
	const again = play({ ...first, items }, '09:15 encore A; 09:18 end');
	expect(realDuration(again, 'A', clock('10:00'))).toMatchObject({ planned: 5 * MINUTE, over: 3 * MINUTE });
});

test('an item that was not on air has no real duration, and not 0', () => {
	expect(realDuration(play(sheet('A5 B10'), '09:00 take'), 'B', clock('09:01'))).toBeNull();
});

test('nobody is on post before the show', () => {
	expect(people(crewed(shift('1', 'h', 'li', '09:00', '11:00')), '09:30')).toEqual([]);
});

test('shifts are clipped to the show, and to now while it runs', () => {
	const state = crewed(shift('1', 'h', 'li', '08:00', '09:20'), shift('2', 'h', 'wu', '09:20', '12:00'));
	const running = play(state, '09:00 take');
	expect(people(running, '09:10')).toEqual(['h li 09:00-09:10']);
	expect(people(running, '09:40')).toEqual(['h li 09:00-09:20', 'h wu 09:20-09:40']);
	expect(people(play(running, '10:00 end'), '15:00')).toEqual(['h li 09:00-09:20', 'h wu 09:20-10:00']);
});

test('a cover takes the post and gives it back', () => {
	let state = play(crewed(shift('1', 'h', 'li', '09:00', '12:00')), '09:00 take');
	state = cover(state, '09:10', 'k', 'wu');
	const back = issue(state, { name: 'end-cover', args: { coverId: 'k' } }, clock('09:15'));
	if (typeof back === 'string') throw new Error(back);
	expect(people(back, '09:30')).toEqual(['h li 09:00-09:10', 'h wu 09:10-09:15', 'h li 09:15-09:30']);
});

test('a second cover ends the first, and the end of the show ends both', () => {
	let state = play(crewed(shift('1', 'h', 'li', '09:00', '12:00')), '09:00 take');
	state = cover(cover(state, '09:10', 'k', 'wu'), '09:20', 'l', 'he');
	state = play(state, '09:30 end');
	expect(people(state, '12:00')).toEqual(['h li 09:00-09:10', 'h wu 09:10-09:20', 'h he 09:20-09:30']);
	expect(state.live.covers.every((each) => each.to !== null)).toBe(true);
});

test('shifts that meet are one span; a stand-in and a post nobody holds give none', () => {
	const state = crewed(
		shift('1', 'h', 'li', '09:00', '09:20'),
		shift('2', 'h', 'li', '09:20', '10:00'),
		shift('3', 'h', 'wu', '09:00', '10:00', true)
	);
	expect(people(play(state, '09:00 take'), '09:30')).toEqual(['h li 09:00-09:30']);
});

test('two people on one post, and one person on two', () => {
	const state = crewed(
		shift('1', 'h', 'li', '09:00', '10:00'),
		shift('2', 'h', 'wu', '09:10', '10:00'),
		shift('3', 'c', 'li', '09:00', '10:00')
	);
	expect(people(play(state, '09:00 take'), '09:30')).toEqual([
		'h li 09:00-09:30',
		'c li 09:00-09:30',
		'h wu 09:10-09:30'
	]);
});
