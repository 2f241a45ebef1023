// What a plan still lacks, said before air.
import { expect, it } from 'vitest';
import { EMPTY_ITEM } from '../plan/item.ts';
import { HOUR } from '../time.ts';
import { blockersOf } from './blockers.ts';
import { emptyStream, type StreamState } from './state.ts';

const at = Date.UTC(2026, 10, 23, 11);
const ready: StreamState = {
	...emptyStream('s'),
	plannedStart: at,
	plannedEnd: at + HOUR,
	goals: [{ metric: 'pay_amt', target: 100 }],
	posts: [{ id: 'p', kind: 'host', label: '' }],
	shifts: [{ id: 'h', postId: 'p', memberId: 'm', name: '阿宁', from: at, to: at + HOUR, standIn: false }],
	items: [{ ...EMPTY_ITEM, id: 'a', planned: HOUR, script: [], scriptRevision: 0, insertedOnAir: false }]
};

it('a plan that lacks nothing has no blocker', () => {
	expect(blockersOf(ready)).toEqual([]);
});

it('an untouched stream says everything that is missing, the slot first', () => {
	expect(blockersOf(emptyStream('s'))).toEqual(['no-start', 'empty-sheet', 'no-goal']);
});

it('names a host gap, an over-long sheet and open checks', () => {
	const line = {
		id: 'l',
		group: 'cart',
		title: '核价',
		ownerId: null,
		ownerName: '',
		dueBefore: null,
		done: null
	} as const;
	const late = { ...ready, plannedEnd: at + HOUR / 2, checklist: [line], shifts: [] };
	expect(blockersOf(late)).toEqual(['host-gap', 'over-slot', 'checklist']);
});

it('is silent once the show has begun', () => {
	expect(blockersOf({ ...emptyStream('s'), live: { ...ready.live, phase: 'on-air' } })).toEqual([]);
});
