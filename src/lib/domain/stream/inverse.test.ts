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
import { command, id, maybeItemId as after, patch, RANDOM_COMMANDS } from './testing/any-command.ts';

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
	.array(fc.oneof({ weight: 12, arbitrary: command }, { weight: 1, arbitrary: take }), { minLength: 90, maxLength: 90 })
	.map((history) => history.reduce((now, one) => tryOut(now, one)?.state ?? now, run(emptyStream('s'), fourRows)));

const byId = <T>(rows: readonly T[], name: (row: T) => string) =>
	Object.fromEntries(rows.map((row) => [name(row), row]));

/** What an undo has to bring back: everything but counts of writings, who and when, and orders that mean nothing. */
function substance(state: StreamState) {
	const { live, review } = state;
	return {
		...state,
		goals: byId(state.goals, (goal) => goal.metric),
		lock: state.lock?.note ?? null,
		comments: state.comments.map((comment) => [comment.id, comment.text, comment.resolved !== null]),
		groups: byId(state.groups, (group) => group.id),
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

/** A removed mark, a removed comment and an undone import are not brought back: their undo is the end of it. */
const notRedone = new Set<Command['name']>(['mark', 'note-import', 'add-comment']);

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
			{ numRuns: 200, seed: 20261123 }
		);
		// The property says nothing about a command that was always refused.
		expect(seenNames.size).toBe(RANDOM_COMMANDS);
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
