// 补位: who is offered, and in which order.
import { expect, test } from 'vitest';
import { clock, sheet } from '#lib/domain/live/testing/told-show.ts';
import { coverCandidates } from './stand-ins.ts';

const shift = (name: string, postId: string, standIn = false) => ({
	id: `${name}-${postId}`,
	postId,
	memberId: `m-${name}`,
	name,
	from: clock('09:00'),
	to: clock('10:00'),
	standIn
});
const state = {
	...sheet('A5'),
	posts: [
		{ id: 'host', kind: 'host' as const, label: '' },
		{ id: 'cohost', kind: 'cohost' as const, label: '' }
	],
	shifts: [shift('阿宁', 'host'), shift('小满', 'cohost'), shift('可可', 'host', true)]
};
const roster = [{ memberId: 'm-林岚', name: '林岚', level: 'owner' as const }];

test('stand-ins first, then the room, then the team; never whoever is on the post', () => {
	const found = coverCandidates(state, roster, 'host', clock('09:30'));
	expect(found.map(({ name, planned }) => `${name}${planned ? '*' : ''}`)).toEqual(['可可*', '小满', '林岚']);
});

test('a stand-in outside their time is one of the room', () => {
	const found = coverCandidates(state, roster, 'host', clock('10:30'));
	expect(found.map(({ name, planned }) => `${name}${planned ? '*' : ''}`)).toEqual(['阿宁', '小满', '可可', '林岚']);
});
