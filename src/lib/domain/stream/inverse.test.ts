// Undo: a change and its inverse leave the stream as it was, and never touch what another did since.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemPatch } from '../plan/item.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { decide } from './decide.ts';
import type { StreamEvent } from './event.ts';
import { evolveAll } from './evolve.ts';
import { inverse } from './inverse.ts';
import type { StreamState } from './state.ts';
import { emptyStream } from './state.ts';

const context: Context = { at: 5_000, by: 'me', level: 'producer', linkPost: null, writerOf: () => null };
const meta = { seq: 1, at: 5_000, by: 'me' };

function tryOut(state: StreamState, command: Command): { state: StreamState; events: readonly StreamEvent[] } | null {
	const decision = decide(state, command, context);
	return decision.ok ? { state: evolveAll(state, decision.events, meta), events: decision.events } : null;
}
function run(state: StreamState, ...commands: readonly Command[]): StreamState {
	return commands.reduce((now, command) => {
		const done = tryOut(now, command);
		if (!done) throw new Error(`refused: ${JSON.stringify([command, decide(now, command, context)])}`);
		return done.state;
	}, state);
}

const id = (prefix: string, most: number) => fc.integer({ min: 0, max: most }).map((n) => `${prefix}${n}`);
const words = fc.constantFrom('', '甲', '乙', '丙');
const instant = fc.integer({ min: 0, max: 5 }).map((hours) => hours * 3_600_000);
const amount = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
const itemId = id('i', 5);
const after = fc.option(itemId, { nil: null });
const patch: fc.Arbitrary<ItemPatch> = fc.record(
	{
		title: words,
		livePrice: amount,
		stock: amount,
		points: fc.array(words, { maxLength: 2 }),
		notes: fc.dictionary(fc.constantFrom('host', 'operator'), words),
		ready: fc.boolean(),
		hardStart: fc.option(instant, { nil: null })
	},
	{ requiredKeys: [] }
);
const block = fc.record({
	id: id('b', 2),
	post: fc.constantFrom('host' as const, 'cohost' as const),
	kind: fc.constantFrom('point' as const, 'offer' as const),
	text: words
});
const newItem = fc.record({ id: itemId, fields: patch, script: fc.uniqueArray(block, { selector: (b) => b.id }) });
const owner = fc.option(id('m', 1), { nil: null });
const lineFields = { group: fc.constant('venue' as const), title: words, ownerId: owner, ownerName: words };
const due = fc.option(instant, { nil: null });
const seen = fc.constant(99);

/** Commands of everything that can be taken back, aimed at few ids so that they meet. */
const command: fc.Arbitrary<Command> = fc.oneof(
	fc.record({ name: fc.constant('describe-stream' as const), args: fc.record({ patch: fc.record({ title: words, plannedStart: due, plannedEnd: due }, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('position-stream' as const), args: fc.record({ patch: fc.record({ offer: words, audience: words }, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('set-goal' as const), args: fc.record({ metric: fc.constantFrom('pay_amt', 'ad_roi'), target: amount }) }), // prettier-ignore
	fc.record({ name: fc.constant('add-post' as const), args: fc.record({ post: fc.record({ id: id('p', 1), kind: fc.constant('host' as const), label: words }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-post' as const), args: fc.record({ postId: id('p', 1) }) }),
	fc.record({ name: fc.constant('set-shift' as const), args: fc.record({ shift: fc.record({ id: id('s', 1), postId: id('p', 1), memberId: id('m', 1), name: words, from: instant, to: instant, standIn: fc.boolean() }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-shift' as const), args: fc.record({ shiftId: id('s', 1) }) }),
	fc.record({ name: fc.constant('add-checklist-lines' as const), args: fc.record({ lines: fc.array(fc.record({ id: id('l', 3), ...lineFields, dueBefore: due }), { maxLength: 2 }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('edit-checklist-line' as const), args: fc.record({ lineId: id('l', 3), patch: fc.record(lineFields, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('tick-checklist-line' as const), args: fc.record({ lineId: id('l', 3), done: fc.boolean() }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-checklist-line' as const), args: fc.record({ lineId: id('l', 3) }) }),
	fc.record({ name: fc.constant('add-items' as const), args: fc.record({ items: fc.array(newItem, { maxLength: 3 }), after }) }), // prettier-ignore
	fc.record({ name: fc.constant('edit-items' as const), args: fc.record({ edits: fc.array(fc.record({ itemId, patch }), { maxLength: 3 }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('move-items' as const), args: fc.record({ itemIds: fc.array(itemId, { minLength: 1, maxLength: 3 }), after }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-items' as const), args: fc.record({ itemIds: fc.array(itemId, { maxLength: 2 }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('write-block' as const), args: fc.record({ itemId, block, seen: fc.constantFrom(0, 99) }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-block' as const), args: fc.record({ itemId, blockId: id('b', 2) }) }),
	fc.record({ name: fc.constant('move-block' as const), args: fc.record({ itemId, blockId: id('b', 2), after: fc.option(id('b', 2), { nil: null }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('skip-item' as const), args: fc.record({ itemId, skip: fc.boolean() }) }),
	fc.record({ name: fc.constant('mark' as const), args: fc.record({ markId: id('k', 3), kind: fc.constant('note' as const), text: fc.constant('看'), at: fc.constant(null) }) }), // prettier-ignore
	fc.record({ name: fc.constant('set-stock' as const), args: fc.record({ itemId, stock: amount }) }),
	fc.record({ name: fc.constant('set-price' as const), args: fc.record({ itemId, price: amount }) }),
	fc.record({ name: fc.constant('write-review' as const), args: fc.record({ section: fc.constantFrom('goal' as const, 'self-host' as const), text: words, seen }) }), // prettier-ignore
	fc.record({ name: fc.constant('add-action' as const), args: fc.record({ action: fc.record({ id: id('a', 2), title: words, ownerId: owner, ownerName: words, due, verify: words }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('edit-action' as const), args: fc.record({ actionId: id('a', 2), patch: fc.record({ title: words, due }, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('tick-action' as const), args: fc.record({ actionId: id('a', 2), done: fc.boolean() }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-action' as const), args: fc.record({ actionId: id('a', 2) }) }),
	fc.record({ name: fc.constant('note-import' as const), args: fc.record({ dataset: fc.record({ id: id('d', 20), kind: fc.constant('x'), fileName: words, sha256: words, rows: fc.constant(1), issues: fc.constant(0) }) }) }) // prettier-ignore
) as fc.Arbitrary<Command>;
const take: fc.Arbitrary<Command> = fc.record({
	name: fc.constant('take' as const),
	args: fc.record({ runId: id('r', 50), itemId: after, how: fc.constant('jump' as const) }),
	aim: fc.record({ runId: fc.constant(null) })
});

const fourRows: Command = {
	name: 'add-items',
	args: { items: ['i0', 'i1', 'i2', 'i3'].map((row) => ({ id: row, fields: { title: row } })), after: null }
};

/** A stream of four rows after some history; commands that make no sense in it are left out. */
const stream = fc
	.array(fc.oneof({ weight: 12, arbitrary: command }, { weight: 1, arbitrary: take }), { minLength: 60, maxLength: 60 })
	.map((history) => history.reduce((now, one) => tryOut(now, one)?.state ?? now, run(emptyStream('s'), fourRows)));

const byId = <T>(rows: readonly T[], name: (row: T) => string) =>
	Object.fromEntries(rows.map((row) => [name(row), row]));

/** What an undo has to bring back: everything but counts of writings, who and when, and orders that mean nothing. */
function substance(state: StreamState) {
	const { live, review } = state;
	return {
		...state,
		goals: byId(state.goals, (goal) => goal.metric),
		posts: byId(state.posts, (post) => post.id),
		shifts: byId(state.shifts, (shift) => shift.id),
		checklist: byId(
			state.checklist.map((line) => ({ ...line, done: line.done !== null })),
			(line) => line.id
		),
		items: state.items.map(({ scriptRevision: _, script, ...item }) => ({
			...item,
			script: script.map(({ id: blockId, post, kind, text }) => [blockId, post, kind, text])
		})),
		live: { ...live, nextId: null, changes: [], skipped: [...live.skipped].sort() },
		review: {
			texts: Object.fromEntries(review.texts.filter(({ text }) => text !== '').map((row) => [row.section, row.text])),
			actions: byId(
				review.actions.map((action) => ({ ...action, done: action.done !== null })),
				(action) => action.id
			),
			datasets: review.datasets.filter((dataset) => !dataset.undone)
		}
	};
}

/** A removed mark and an undone import are not brought back: their undo is the end of it. */
const notRedone = new Set<Command['name']>(['mark', 'note-import']);

describe('a change and its inverse', () => {
	it('leave the stream as it was, and the inverse is never refused', () => {
		const seenNames = new Set<string>();
		fc.assert(
			fc.property(stream, fc.array(command, { minLength: 20, maxLength: 20 }), (start, tries) => {
				let before = start;
				for (const one of tries) {
					const done = tryOut(before, one);
					if (!done) continue;
					seenNames.add(one.name);
					const back = inverse(done.state, done.events);
					expect(back).not.toBeNull();
					expect(substance(run(done.state, ...back!))).toEqual(substance(before));
					before = done.state;
				}
			}),
			{ numRuns: 120, seed: 20261123 }
		);
		// The property says nothing about a command that was always refused.
		expect(seenNames.size).toBe(28);
	});

	it('done and undone and done again is as done', () => {
		fc.assert(
			fc.property(stream, command, (start, one) => {
				const done = tryOut(start, one);
				if (!done || notRedone.has(one.name)) return;
				let now = done.state;
				const undoing: StreamEvent[][] = [];
				for (const back of inverse(now, done.events)!) {
					const step = tryOut(now, back)!;
					undoing.push([...step.events]);
					now = step.state;
				}
				for (const events of undoing.reverse()) now = run(now, ...(inverse(now, events) ?? []));
				expect(substance(now)).toEqual(substance(done.state));
			}),
			{ numRuns: 150, seed: 20261123 }
		);
	});
});

describe("another's change since", () => {
	it('stays: an undo takes back only the fields that are still as they were set', () => {
		fc.assert(
			fc.property(patch, patch, patch, (first, mine, theirs) => {
				const start = run(emptyStream('s'), {
					name: 'add-items',
					args: { items: [{ id: 'i0', fields: first }], after: null }
				});
				const edit = (own: ItemPatch): Command => ({
					name: 'edit-items',
					args: { edits: [{ itemId: 'i0', patch: own }] }
				});
				const done = tryOut(start, edit(mine));
				if (!done) return;
				const event = done.events[0]!;
				const meant = event.type === 'items-edited' ? event.edits[0]!.patch : {};
				const since = tryOut(done.state, edit(theirs))?.state ?? done.state;
				const undone = run(since, ...(inverse(since, done.events) ?? []));
				for (const field of Object.keys(first) as (keyof ItemPatch)[]) {
					const others = JSON.stringify(since.items[0]![field]) !== JSON.stringify(done.state.items[0]![field]);
					const expected = others || !(field in meant) ? since : start;
					expect(undone.items[0]![field]).toEqual(expected.items[0]![field]);
				}
				expect(undone.items).toHaveLength(1);
			}),
			{ numRuns: 300, seed: 20261123 }
		);
	});

	const sheet = run(emptyStream('s'), {
		name: 'add-items',
		args: { items: ['i0', 'i1', 'i2'].map((item) => ({ id: item, fields: { title: item } })), after: null }
	});
	const mine = (state: StreamState, one: Command) => tryOut(state, one)!;

	it('a row I added stays when someone has typed in it', () => {
		const added = mine(sheet, { name: 'add-items', args: { items: [{ id: 'i9', fields: {} }, { id: 'i8', fields: {} }], after: null } }); // prettier-ignore
		const since = run(added.state, {
			name: 'edit-items',
			args: { edits: [{ itemId: 'i9', patch: { gift: '小样' } }] }
		});
		expect(inverse(since, added.events)).toEqual([{ name: 'remove-items', args: { itemIds: ['i8'] } }]);
	});

	it('a text that was written over is left alone', () => {
		const write = (text: string, seenRevision: number): Command => ({
			name: 'write-block',
			args: { itemId: 'i0', block: { id: 'b0', post: 'host', kind: 'point', text }, seen: seenRevision }
		});
		const first = mine(sheet, write('甲', 0));
		expect(inverse(run(first.state, write('乙', 1)), first.events)).toBeNull();
	});

	it('a change of a row that is gone has nothing left to take back', () => {
		const edited = mine(sheet, { name: 'edit-items', args: { edits: [{ itemId: 'i0', patch: { title: '新' } }] } });
		expect(inverse(run(edited.state, { name: 'remove-items', args: { itemIds: ['i0'] } }), edited.events)).toBeNull();
	});
});

describe('on air', () => {
	const sheet = run(emptyStream('s'), {
		name: 'add-items',
		args: { items: ['i0', 'i1', 'i2'].map((item) => ({ id: item, fields: {} })), after: null }
	});
	const first: Command = { name: 'take', args: { runId: 'r0', itemId: null, how: 'next' }, aim: { runId: null } };

	it('a take is not taken back', () => {
		const taken = tryOut(sheet, first)!;
		expect(inverse(taken.state, taken.events)).toBeNull();
	});

	it('an inserted row goes, and what was next is next again', () => {
		const onAir = run(sheet, first);
		const inserted = tryOut(onAir, { name: 'insert-item', args: { item: { id: 'i9', fields: {} } } })!;
		expect(inserted.state.live.nextId).toBe('i9');
		const undone = run(inserted.state, ...inverse(inserted.state, inserted.events)!);
		expect(undone.items.map((item) => item.id)).toEqual(['i0', 'i1', 'i2']);
		expect(undone.live.nextId).toBe('i1');
	});

	it('what has aired since is not removed', () => {
		const onAir = run(sheet, first);
		const inserted = tryOut(onAir, { name: 'insert-item', args: { item: { id: 'i9', fields: {} } } })!;
		const since = run(inserted.state, {
			...first,
			args: { runId: 'r1', itemId: null, how: 'next' },
			aim: { runId: 'r0' }
		});
		expect(inverse(since, inserted.events)).toBeNull();
	});
});
