// Going back with some rows only: the chosen are as they were, the others as they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { fieldsOf } from './compare.ts';
import { decide } from './decide.ts';
import { evolveAll } from './evolve.ts';
import { restoreCommands } from './restore.ts';
import { restoreCounts, withChosen } from './restore-chosen.ts';
import type { StreamState } from './state.ts';
import { command } from './testing/any-command.ts';
import { after, PRODUCER, sheetOf, take } from './testing/desk.ts';

const edit = (itemId: string, patch: object): Command => ({ name: 'edit-items', args: { edits: [{ itemId, patch }] } });
const group: Command = { name: 'add-group', args: { group: { id: 'g', title: '一轮', target: null } } };
const ids = ({ items }: StreamState) => items.map(({ id }) => id).join('');
const back = (now: StreamState, version: StreamState, ...chosen: string[]) =>
	after(now, ...restoreCommands(now, withChosen(now, version, new Set(chosen))).commands);

describe('a row that is chosen', () => {
	const version = after(sheetOf('a', 'b', 'c', 'd'), group, edit('b', { livePrice: 5, groupId: 'g' }));
	const now = after(
		version,
		edit('b', { livePrice: 9, gift: '赠' }),
		edit('c', { livePrice: 7 }),
		{ name: 'move-items', args: { itemIds: ['d'], after: null } },
		{ name: 'remove-items', args: { itemIds: ['b'] } },
		{ name: 'remove-group', args: { groupId: 'g' } }
	);

	it('comes back to its place, in its round, and nothing else changes', () => {
		const one = back(now, version, 'b');
		expect([ids(now), ids(one)]).toEqual(['dac', 'dabc']);
		expect(one.items[2]).toMatchObject({ livePrice: 5, gift: '', groupId: 'g' });
		expect(one.groups).toEqual(version.groups);
		expect(one.items[3]!.livePrice).toBe(7);
	});

	it('goes back to where it stood, or gets its fields back where it stands', () => {
		expect(ids(back(now, version, 'd'))).toBe('acd');
		const fields = back(now, version, 'c');
		expect([ids(fields), fields.items[2]!.livePrice]).toEqual(['dac', null]);
	});

	it('goes when the version does not have it, unless it has aired', () => {
		const more = after(now, { name: 'add-items', args: { items: [{ id: 'n', fields: {} }, { id: 'o', fields: {} }], after: null } }); // prettier-ignore
		expect([ids(back(more, version, 'n')), ids(back(more, version))]).toEqual(['odac', 'nodac']);
		const aired = after(more, take('r', 'n', null));
		expect(ids(back(aired, version, 'n', 'o'))).toBe('ndac');
	});
});

it('every choice: the chosen as in the version, the others as they are and in their order; all of them is the version', () => {
	const commands = fc.array(command, { maxLength: 25 });
	const go = (state: StreamState, some: readonly Command[]) =>
		some.reduce((now, one, i) => {
			const decision = one.name === 'lock-sheet' ? null : decide(now, one, PRODUCER);
			return decision?.ok ? evolveAll(now, decision.events, { seq: i, at: PRODUCER.at, by: 'm' }) : now;
		}, state);
	fc.assert(
		fc.property(commands, commands, fc.subarray(['i0', 'i1', 'i2', 'i3', 'i4', 'i5']), (first, second, some) => {
			const version = go(sheetOf('i0', 'i1', 'i2', 'i3'), first);
			const now = go(version, second);
			const chosen = new Set(some);
			const wanted = withChosen(now, version, chosen);
			const there = after(now, ...restoreCommands(now, wanted).commands);
			expect(ids(there)).toBe(ids(wanted));
			const said = (state: StreamState, is: boolean) =>
				state.items
					.filter(({ id }) => chosen.has(id) === is)
					.map((item) => [item.id, fieldsOf(item), item.script.map(({ id, text }) => [id, text])]);
			expect(said(there, false)).toEqual(said(now, false));
			expect(new Map(said(there, true).map((row) => [row[0], row]))).toEqual(new Map(said(version, true).map((row) => [row[0], row]))); // prettier-ignore
			const all = new Set([...version.items, ...now.items].map(({ id }) => id));
			expect(ids(withChosen(now, version, all))).toBe(ids(version));
		}),
		{ numRuns: 200 }
	);
});

it('counts what it does', () => {
	const version = after(sheetOf('a', 'b', 'c', 'd'), group);
	const now = after(
		version,
		edit('a', { livePrice: 9 }),
		{
			name: 'write-block',
			args: { itemId: 'a', block: { id: 'k', post: 'host', kind: 'point', text: '轻' }, seen: 0 }
		},
		{
			name: 'write-block',
			args: { itemId: 'a', block: { id: 'l', post: 'host', kind: 'point', text: '薄' }, seen: 0 }
		},
		{ name: 'remove-items', args: { itemIds: ['b'] } },
		{ name: 'move-items', args: { itemIds: ['d'], after: null } },
		{ name: 'add-items', args: { items: [{ id: 'n', fields: {} }], after: null } },
		{ name: 'remove-group', args: { groupId: 'g' } }
	);
	const counts = { edited: 1, back: 1, removed: 1, moved: 1, scripts: 1, rounds: 1 };
	expect(restoreCounts(restoreCommands(now, version).commands)).toEqual(counts);
	expect(restoreCounts([])).toEqual({ edited: 0, back: 0, removed: 0, moved: 0, scripts: 0, rounds: 0 });
});
