// Versions: what differs between two, and the way back to one as new commands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { decide } from './decide.ts';
import { evolveAll } from './evolve.ts';
import { restoreCommands } from './restore.ts';
import { movedIds } from './row-order.ts';
import { emptyStream, type StreamState } from './state.ts';
import { command } from './testing/any-command.ts';
import { after, PRODUCER, sheetOf, take } from './testing/desk.ts';

const edit = (itemId: string, patch: object): Command => ({ name: 'edit-items', args: { edits: [{ itemId, patch }] } });
const move = (id: string, place: string | null): Command => ({ name: 'move-items', args: { itemIds: [id], after: place } }); // prettier-ignore
const words = (itemId: string, id: string, text: string): Command => ({
	name: 'write-block',
	args: { itemId, block: { id, post: 'host', kind: 'point', text }, seen: 99 }
});

describe('two versions side by side', () => {
	const was = sheetOf('a', 'b', 'c', 'd', 'e');
	const now = after(
		was,
		edit('b', { livePrice: 5990, notes: { host: '举' } }),
		move('e', null),
		{ name: 'remove-items', args: { itemIds: ['c'] } },
		{ name: 'add-items', args: { items: [{ id: 'x', fields: { title: '新' } }], after: 'a' } },
		{
			name: 'write-block',
			args: { itemId: 'd', block: { id: 'k', post: 'host', kind: 'point', text: '轻' }, seen: 0 }
		},
		{ name: 'set-goal', args: { metric: 'pay_amt', target: 500 } },
		{ name: 'describe-stream', args: { patch: { title: '夜场' } } },
		{ name: 'add-group', args: { group: { id: 'g', title: '一轮', target: null } } }
	);
	const difference = compare(was, now);

	it('name the rows that came, went and were moved', () => {
		expect(difference.added.map((item) => item.id)).toEqual(['x']);
		expect(difference.removed.map((item) => item.id)).toEqual(['c']);
		expect(difference.moved).toEqual(['e']);
	});

	it('name every changed field with both values', () => {
		const told = [...difference.changed].map(([id, changes]) => [id, changes.map(({ field, was: old, now: value }) => [field, old, value])]); // prettier-ignore
		expect(told).toEqual([
			['b', [['livePrice', null, 5990], ['note-host', null, '举']]],
			['d', [['script', '', '轻']]]
		]); // prettier-ignore
		expect(difference.stream.map(({ field, about, was: old, now: value }) => [field, about, old, value])).toEqual([
			['title', null, '', '夜场'],
			['target', 'pay_amt', null, 500],
			['group', null, null, '一轮']
		]);
	});

	it('that are the same have nothing to tell', () => {
		expect(compare(now, structuredClone(now))).toEqual({ added: [], removed: [], moved: [], changed: new Map(), stream: [] }); // prettier-ignore
	});
});

it.each([
	['abcd', 'abcd', ''],
	['abcd', 'dabc', 'd'],
	['abcd', 'bcda', 'a'],
	['abcd', 'dcba', 'dcb'],
	['abcd', 'xbya', 'b'],
	['', 'ab', '']
])('from %s to %s the fewest moved are %s', (was, now, moved) => {
	expect([...movedIds([...was], [...now])].join('')).toBe(moved);
});

/** What a version is made of for the sheet: rows, order, words, rounds; not who wrote them how often. */
function sheet(state: StreamState, without: readonly string[] = []) {
	const gone = new Set(without);
	return {
		groups: Object.fromEntries(state.groups.map((group) => [group.id, group])),
		items: state.items
			.filter((item) => !gone.has(item.id))
			.map(({ scriptRevision: _, script, ...item }) => ({
				...item,
				script: script.map(({ id, post, kind, text }) => [id, post, kind, text])
			}))
	};
}
function played(state: StreamState, commands: readonly Command[]): StreamState {
	return commands.reduce((now, one) => {
		const decision = decide(now, one, PRODUCER);
		return decision.ok ? evolveAll(now, decision.events, { seq: 1, at: PRODUCER.at, by: 'm' }) : now;
	}, state);
}

describe('the way back', () => {
	it('makes the sheet equal to the version; no command of it is refused', () => {
		let busy = 0;
		const some = fc.array(command, { minLength: 50, maxLength: 50 });
		const takes = fc.array(fc.constantFrom('i0', 'i1', 'i4', 'i5'), { maxLength: 2 });
		fc.assert(
			fc.property(some, some, takes, (first, then, aired) => {
				const version = played(sheetOf('i0', 'i1', 'i2', 'i3'), first);
				const later = played(version, [
					...then,
					...aired.map((id, i) => take(`r${i}`, id, i > 0 ? 'r0' : null)),
					{ name: 'lock-sheet', args: { locked: false, note: '' } }
				]);
				const { commands, leftovers } = restoreCommands(later, version);
				const back = after(later, ...commands);
				expect(sheet(back, leftovers)).toEqual(sheet(version));
				const onAir = new Set(later.live.runs.map((run) => run.itemId));
				expect(leftovers.every((id) => onAir.has(id))).toBe(true);
				expect(later.live.runs.every((run) => back.items.some((item) => item.id === run.itemId))).toBe(true);
				expect(restoreCommands(back, version).commands).toEqual([]);
				// Rows that are exchanged whole come to the same, for the sheet and for the show.
				const exchanged = after(later, ...restoreCommands(later, version, 0).commands);
				expect([sheet(exchanged, leftovers), exchanged.live]).toEqual([sheet(version), back.live]);
				busy += commands.length;
			}),
			{ numRuns: 200, seed: 20261123 }
		);
		expect(busy).toBeGreaterThan(500);
	});

	it('leaves a row that has aired where it stands, and says so', () => {
		const version = sheetOf('a', 'b', 'c');
		const later = after(
			version,
			{ name: 'add-items', args: { items: [{ id: 'x', fields: {} }, { id: 'y', fields: {} }], after: 'b' } }, // prettier-ignore
			take('r', 'x', null),
			move('a', 'c')
		);
		const { commands, leftovers } = restoreCommands(later, version);
		expect(leftovers).toEqual(['x']);
		expect(after(later, ...commands).items.map((item) => item.id)).toEqual(['a', 'b', 'x', 'c']);
	});

	it('brings words back over newer ones', () => {
		const version = after(sheetOf('a'), { ...words('a', 'k', '原话'), args: { ...(words('a', 'k', '原话') as never as { args: object }).args, seen: 0 } } as Command); // prettier-ignore
		const later = after(version, words('a', 'k', '新话'));
		expect(after(later, ...restoreCommands(later, version).commands).items[0]!.script[0]!.text).toBe('原话');
	});

	it('of a thousand rows turned around takes a few commands', () => {
		const rows = Array.from({ length: 1_000 }, (_, i) => ({ id: `n${i}`, fields: { title: `${i}` } }));
		const version = after(emptyStream('s'), { name: 'add-items', args: { items: rows, after: null } });
		const later = { ...version, items: version.items.toReversed() };
		const { commands } = restoreCommands(later, version);
		expect(commands.length).toBeLessThan(20);
		expect(sheet(after(later, ...commands))).toEqual(sheet(version));
	});

	it('goes in packets that a socket takes', () => {
		const long = Array.from({ length: 900 }, (_, i) => ({ id: `n${i}`, fields: { remark: '长'.repeat(1_000) } }));
		const version = after(emptyStream('s'), { name: 'add-items', args: { items: long, after: null } });
		const gone = after(version, { name: 'remove-items', args: { itemIds: long.map(({ id }) => id) } });
		const { commands } = restoreCommands(gone, version);
		for (const one of commands) expect(JSON.stringify(one).length).toBeLessThan(110_000);
		expect(sheet(after(gone, ...commands))).toEqual(sheet(version));
	});
});

it('1,000 rows are compared and the way back is found well within 200 ms each', () => {
	const rows = Array.from({ length: 1_000 }, (_, i) => ({ id: `n${i}`, fields: { title: `${i}`, points: ['轻', '薄'] } })); // prettier-ignore
	const was = after(emptyStream('s'), { name: 'add-items', args: { items: rows, after: null } });
	const shuffled = was.items
		.map((item, i) => ({ item, key: (i * 7_919) % 1_009 }))
		.sort((one, other) => one.key - other.key)
		.map(({ item }, i) => (i % 3 ? structuredClone(item) : { ...item, gift: `赠${i}`, notes: { host: '举' } }));
	const now = { ...was, items: shuffled };
	const measure = (work: () => void) => {
		const times = Array.from({ length: 5 }, () => {
			const from = performance.now();
			work();
			return performance.now() - from;
		});
		return Math.min(...times);
	};
	expect(compare(was, now).changed.size).toBe(334);
	// The fastest run is compared, because a busy machine slows the others.
	expect(measure(() => compare(was, now))).toBeLessThan(200);
	expect(measure(() => restoreCommands(now, was))).toBeLessThan(200);
});
