// Who is called when.
import { expect, it } from 'vitest';
import { emptyStream, type StreamState } from '../stream/state.ts';
import { HOUR } from '../time.ts';
import { callsOf } from './call-sheet.ts';

const AT = Date.parse('2026-11-23T19:00:00+08:00');
const shift = (
	id: string,
	postId: string,
	memberId: string,
	name: string,
	from: number,
	to: number,
	standIn = false
) => ({
	...{ id, postId, memberId, name, standIn },
	...{ from: AT + from * HOUR, to: AT + to * HOUR }
});
const state: StreamState = {
	...emptyStream('s'),
	posts: [
		{ id: 'h', kind: 'host', label: '' },
		{ id: 'd', kind: 'director', label: '总控' }
	],
	shifts: [
		shift('3', 'h', 'b', '小满', 2, 4),
		shift('1', 'h', 'a', '阿宁', 0, 2),
		shift('2', 'd', 'a', '阿宁', 3, 4, true),
		shift('4', 'd', '', '外援', 0, 4),
		shift('5', 'd', '', '替补', 1, 4),
		shift('6', 'gone', 'c', '无岗', 0, 4)
	]
};

it('each person once, an hour before the first of their times, with all their posts', () => {
	const told = callsOf(state).map(({ name, call, shifts }) => [
		name,
		(call - AT) / HOUR,
		...shifts.map(({ kind, label, standIn }) => `${label || kind}${standIn ? '?' : ''}`)
	]);
	expect(told).toEqual([
		['阿宁', -1, 'host', '总控?'],
		['外援', -1, '总控'],
		['替补', 0, '总控'],
		['小满', 1, 'host']
	]);
});
