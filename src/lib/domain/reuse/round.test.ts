// A round kept and put into another sheet: its rows in order, under a name of its own, at no fixed hour.
import { expect, it } from 'vitest';
import type { Command } from '../stream/command.ts';
import { after, sheetOf } from '../stream/testing/desk.ts';
import { roundCommands, roundOf, upgradedRound, type RoundPlan } from './round.ts';

const group: Command = { name: 'add-group', args: { group: { id: 'g', title: '第一轮', target: 60_000 } } };
const into = (itemId: string, patch: object = {}) => ({ itemId, patch: { groupId: 'g', ...patch } });
const source = after(
	sheetOf('a', 'b', 'c'),
	group,
	{ name: 'edit-items', args: { edits: [into('a', { ready: true, ownerId: 'gone' }), into('c', { hardStart: 5, gift: '赠' })] } }, // prettier-ignore
	{ name: 'write-block', args: { itemId: 'c', block: { id: 'k', post: 'host', kind: 'point', text: '轻' }, seen: 0 } }
);
let n = 0;
const newId = () => `n${++n}`;

it('comes behind a row as a round of its own, beside one of the same name', () => {
	const round = roundOf(source, 'g')!;
	const twice = after(
		after(sheetOf('x', 'y'), group, ...roundCommands(round, 'x', new Set(), newId)),
		...roundCommands(round, null, null, newId)
	);
	expect(twice.items.map(({ title }) => title)).toEqual(['a', 'c', 'x', 'a', 'c', 'y']);
	expect(twice.groups.map(({ title, target }) => [title, target])).toEqual([['第一轮', 60_000], ['第一轮', 60_000], ['第一轮', 60_000]]); // prettier-ignore
	expect(new Set(twice.items.map(({ groupId }) => groupId)).size).toBe(3);
	const [first, second] = twice.items;
	expect([first!.ready, first!.ownerId, second!.hardStart, second!.gift]).toEqual([false, 'gone', null, '赠']);
	expect(twice.items[3]!.ownerId).toBeNull();
	expect(second!.script.map(({ text }) => text)).toEqual(['轻']);
});

it('is none without rows, or when it is gone', () => {
	expect([roundOf(after(sheetOf('a'), group), 'g'), roundOf(source, 'h')]).toEqual([null, null]);
});

it('kept before rows had a field gets it', () => {
	const round = roundOf(source, 'g')!;
	const old = { ...round, items: round.items.map(({ goal: _goal, hardEnd: _end, ...item }) => item) } as unknown as RoundPlan; // prettier-ignore
	expect(upgradedRound(old)).toEqual(round);
});
