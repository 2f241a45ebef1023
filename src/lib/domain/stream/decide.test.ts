// The way in: rights first; and the fold: the same from the disk as it was on air.
import { describe, expect, it } from 'vitest';
import { RIGHTS } from '../permission/table.ts';
import type { Command, CommandName } from './command.ts';
import { isLiveCommand } from './command-kind.ts';
import { decide } from './decide.ts';
import { evolveAll } from './evolve.ts';
import { emptyStream } from './state.ts';
import { after, outcome, PRODUCER, sheetOf, take } from './testing/desk.ts';

const names = Object.keys(RIGHTS) as CommandName[];
const viewer = { by: 'v', level: 'viewer' as const };

describe('every command', () => {
	it.each(names)('%s is refused to a viewer before anything else is looked at', (name) => {
		expect(outcome(emptyStream('s'), { name, args: null } as never, viewer)).toBe('not-allowed');
	});

	it('is of the air or not, and the air is what waits for its answer', () => {
		const live = names.filter((name) => isLiveCommand({ name } as Command));
		expect(live).toHaveLength(29);
		expect(live).toContain('take');
		expect(live).not.toContain('edit-items');
	});
});

describe('the fold', () => {
	const history: readonly Command[] = [
		take('r', null, null),
		{ name: 'insert-item', args: { item: { id: 'x', fields: { title: '加播' } } } },
		{ name: 'edit-items', args: { edits: [{ itemId: 'b', patch: { points: ['轻'], notes: { host: '举' } } }] } },
		{ name: 'move-items', args: { itemIds: ['c'], after: null } }
	];

	it('is the same for the journal as it comes back from the disk, and leaves what it was given alone', () => {
		let state = sheetOf('a', 'b', 'c');
		let replayed = state;
		for (const command of history) {
			const decision = decide(state, command, PRODUCER);
			const events = decision.ok ? decision.events : [];
			const before = JSON.stringify(state);
			const next = evolveAll(state, events, { seq: 1, at: PRODUCER.at, by: PRODUCER.by });
			expect(JSON.stringify(state)).toBe(before);
			replayed = evolveAll(replayed, JSON.parse(JSON.stringify(events)) as typeof events, {
				seq: 1,
				at: PRODUCER.at,
				by: PRODUCER.by
			});
			expect(replayed).toEqual(next);
			state = next;
		}
		expect(state).toEqual(after(sheetOf('a', 'b', 'c'), ...history));
		expect(state.items.map((item) => item.id)).toEqual(['c', 'a', 'x', 'b']);
	});

	it('lets an event about something that is gone change nothing', () => {
		const state = sheetOf('a');
		const meta = { seq: 1, at: 1, by: 'm' };
		const edited = evolveAll(state, [{ type: 'items-edited', edits: [{ itemId: 'x', patch: { title: '新' }, was: {} }] }], meta); // prettier-ignore
		const moved = evolveAll(state, [{ type: 'items-moved', itemIds: ['x'], after: null, was: [] }], meta);
		expect([edited, moved]).toEqual([state, state]);
	});
});
