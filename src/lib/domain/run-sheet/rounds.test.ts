// Rounds: subtotals against their targets, what stays when a round goes, and old snapshots that know no rounds.
import { describe, expect, it } from 'vitest';
import { emptyStream, upgraded, type StreamState } from '../stream/state.ts';
import { after, outcome, sheetOf } from '../stream/testing/desk.ts';
import { MINUTE } from '../time.ts';
import { rounds } from './rounds.ts';

const group = (id: string, target: number | null = null) =>
	({ name: 'add-group', args: { group: { id, title: id, target } } }) as const;
const put = (groupId: string | null, ...ids: string[]) =>
	({ name: 'edit-items', args: { edits: ids.map((itemId) => ({ itemId, patch: { groupId } })) } }) as const;
const goal = (itemId: string, fen: number) =>
	({ name: 'edit-items', args: { edits: [{ itemId, patch: { goal: fen } }] } }) as const;
const sheet = after(sheetOf('a', 'b', 'c', 'd'), group('late'), group('g', 8 * MINUTE), put('g', 'a', 'b'), put('late', 'd')); // prettier-ignore

describe('subtotals', () => {
	it('of time against the target, in the order of the sheet', () => {
		expect(rounds(sheet).map(({ groupId, planned, over }) => [groupId, planned / MINUTE, over])).toEqual([
			['g', 10, 2 * MINUTE],
			['late', 5, null]
		]);
	});

	it('of the goal, with how many products have none', () => {
		expect(rounds(sheet)[0]).toMatchObject({ goal: null, withoutGoal: 2 });
		expect(rounds(after(sheet, goal('a', 500), goal('b', 700)))[0]).toMatchObject({ goal: 1200, withoutGoal: 0 });
		expect(rounds(after(sheet, goal('a', 0)))[0]).toMatchObject({ goal: 0, withoutGoal: 1 });
	});

	it('leave out what is skipped', () => {
		const skipped = after(sheet, { name: 'skip-item', args: { itemId: 'a', skip: true } });
		expect(rounds(skipped)[0]).toMatchObject({ planned: 5 * MINUTE, over: -3 * MINUTE, itemIds: ['a', 'b'] });
	});

	it('of a group without rows are nothing, and it comes last', () => {
		const empty = after(sheet, put(null, 'a', 'b'));
		expect(rounds(empty).at(-1)).toMatchObject({ groupId: 'g', planned: 0, goal: null, scattered: false });
	});
});

it('says when strangers stand between its rows', () => {
	expect(rounds(sheet)[0]!.scattered).toBe(false);
	const mixed = after(sheet, put('g', 'd'));
	expect(rounds(mixed)[0]).toMatchObject({ groupId: 'g', scattered: true });
});

describe('a group that goes', () => {
	const gone = after(sheet, { name: 'remove-group', args: { groupId: 'g' } });
	it('leaves its rows', () => {
		expect(gone.items.map((item) => [item.id, item.groupId])).toEqual([['a', null], ['b', null], ['c', null], ['d', 'late']]); // prettier-ignore
	});
	it('takes no more rows', () => {
		expect(outcome(gone, put('g', 'a'))).toBe('group-gone');
		expect(outcome(gone, { name: 'edit-group', args: { groupId: 'g', patch: { title: 'x' } } })).toBe('group-gone');
	});
	it('is no group for a row pasted or brought back later', () => {
		const pasted = after(gone, { name: 'add-items', args: { items: [{ id: 'x', fields: { groupId: 'g' } }], after: null } }); // prettier-ignore
		const back = after(
			gone,
			{ name: 'remove-items', args: { itemIds: ['a'] } },
			{ name: 'restore-items', args: { items: [{ item: sheet.items[0]!, after: null }] } }
		);
		expect([pasted.items[0]!.groupId, back.items[0]!.groupId]).toEqual([null, null]);
	});
});

it.each([
	[group('g'), 'id-taken'],
	[group('x', -1), 'value-out-of-range target'],
	[{ name: 'edit-group', args: { groupId: 'g', patch: { title: 'g' } } } as const, 'nothing-to-change'],
	[{ name: 'edit-group', args: { groupId: 'g', patch: { target: null } } } as const, 'group-edited']
])('%j → %s', (command, expected) => {
	expect(outcome(sheet, command)).toBe(expected);
});

it('a state kept before there were rounds is loaded with none, and everything else as it was', () => {
	const { groups: _groups, ...old } = sheetOf('a', 'b');
	const kept = {
		...old,
		items: old.items.map(({ groupId: _group, goal: _goal, ...item }) => item)
	} as unknown as StreamState;
	expect(upgraded(kept)).toEqual(sheetOf('a', 'b'));
	expect(upgraded(sheet)).toEqual(sheet);
	expect(upgraded({ id: 's', items: [] } as unknown as StreamState)).toEqual(emptyStream('s'));
});
