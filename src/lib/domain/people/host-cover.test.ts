// Host cover: gaps in the slot, and who is on post.
import { describe, expect, it } from 'vitest';
import type { StreamState } from '../stream/state.ts';
import { emptyStream } from '../stream/state.ts';
import { hostGaps, hostGapTotal } from './host-cover.ts';
import { onPostAt, postsHeld } from './on-post.ts';
import type { Cover, Post, Shift } from './post.ts';

const posts: Post[] = [
	{ id: 'h', kind: 'host', label: '' },
	{ id: 'h2', kind: 'host', label: '二号位' },
	{ id: 'c', kind: 'cohost', label: '' },
	{ id: 'a', kind: 'assistant', label: '' }
];
let count = 0;
function shift(postId: string, memberId: string, from: number, to: number, standIn = false): Shift {
	return { id: `s${count++}`, postId, memberId, name: memberId, from, to, standIn };
}
function cover(postId: string, memberId: string, from: number, to: number | null): Cover {
	return { id: `c${count++}`, postId, memberId, name: memberId, from, to };
}
function stream(shifts: Shift[], covers: Cover[] = []): StreamState {
	const empty = emptyStream('s');
	return { ...empty, plannedStart: 100, plannedEnd: 200, posts, shifts, live: { ...empty.live, covers } };
}
const gaps = (state: StreamState) => hostGaps(state).map(({ from, to }) => [from, to]);

describe('host gaps', () => {
	it.each<[string, Shift[], number[][]]>([
		['nobody at all', [], [[100, 200]]],
		['the whole slot, longer on both sides', [shift('h', 'm', 90, 210)], []],
		['two that meet', [shift('h', 'm', 100, 150), shift('h', 'n', 150, 200)], []],
		['two that overlap, on two host posts', [shift('h', 'm', 100, 160), shift('h2', 'n', 140, 200)], []],
		['a hole in the middle', [shift('h', 'm', 100, 140), shift('h', 'n', 160, 200)], [[140, 160]]],
		['late and early', [shift('h', 'm', 110, 190)], [[100, 110], [190, 200]]], // prettier-ignore
		['a short one inside a long one', [shift('h', 'm', 100, 190), shift('h2', 'n', 110, 120)], [[190, 200]]],
		['a stand-in is not cover', [shift('h', 'm', 100, 200, true)], [[100, 200]]],
		['a co-host is not cover', [shift('c', 'm', 100, 200)], [[100, 200]]],
		['after the slot', [shift('h', 'm', 200, 300)], [[100, 200]]]
	])('%s', (_what, shifts, expected) => {
		expect(gaps(stream(shifts))).toEqual(expected);
		expect(hostGapTotal(stream(shifts))).toBe(expected.reduce((sum, [from, to]) => sum + to! - from!, 0));
	});

	it('are filled by a cover, also by one that runs', () => {
		expect(gaps(stream([shift('h', 'm', 100, 150)], [cover('h', 'n', 150, null)]))).toEqual([]);
	});

	it('are not known without a slot', () => {
		const state = { ...stream([]), plannedEnd: null };
		expect(hostGaps(state)).toEqual([]);
		expect(hostGapTotal(state)).toBeNull();
	});
});

describe('who is on post', () => {
	const names = (state: StreamState, at: number) => onPostAt(state, at).map((on) => `${on.kind}:${on.memberId}`);

	it('is who has the shift: from its start, up to but not at its end', () => {
		const state = stream([shift('h', 'm', 100, 150), shift('h', 'n', 150, 200), shift('c', 'o', 0, 300, true)]);
		expect([99, 100, 149, 150, 200].map((at) => names(state, at))).toEqual([
			[],
			['host:m'],
			['host:m'],
			['host:n'],
			[]
		]);
	});

	it('is who covers, while the cover runs', () => {
		const state = stream([shift('h', 'm', 100, 200)], [cover('h', 'n', 120, 130), cover('h', 'o', 150, null)]);
		expect([119, 120, 130, 150, 500].map((at) => names(state, at))).toEqual([
			['host:m'],
			['host:n'],
			['host:m'],
			['host:o'],
			['host:o']
		]);
	});

	it('a member may act for every post of a shift, stand-ins too, and of a running cover', () => {
		const shifts = [shift('h', 'm', 100, 110), shift('h2', 'm', 150, 160), shift('c', 'm', 0, 1, true)];
		const state = stream(shifts, [cover('a', 'n', 100, null), cover('h', 'n', 100, 101)]);
		expect(postsHeld(state, 'm')).toEqual(['host', 'cohost']);
		expect(postsHeld(state, 'n')).toEqual(['assistant']);
		expect(postsHeld(state, 'nobody')).toEqual([]);
	});
});
