// A stream in a few figures, and its tasks.
import { describe, expect, it } from 'vitest';
import { emptyStream } from './state.ts';
import { OPEN_ACTIONS, summarise, tasks } from './summary.ts';
import { after } from './testing/desk.ts';

const line = { group: 'venue' as const, title: '布景', ownerId: 'm', ownerName: '', dueBefore: 400 };
const action = { title: '改', ownerId: null, ownerName: '投手', verify: '' };
const stream = after(
	emptyStream('s'),
	{ name: 'describe-stream', args: { patch: { title: '秋季', plannedStart: 1_000, plannedEnd: 2_000 } } },
	{
		name: 'add-items',
		args: {
			items: [
				{ id: 'i', fields: {} },
				{ id: 'j', fields: { kind: 'rest' } }
			],
			after: null
		}
	},
	{ name: 'set-goal', args: { metric: 'ad_roi', target: 2 } },
	{ name: 'add-post', args: { post: { id: 'h', kind: 'host', label: '' } } },
	{ name: 'set-shift', args: { shift: { id: 's', postId: 'h', memberId: 'm', name: '', from: 0, to: 1_700, standIn: false } } }, // prettier-ignore
	{
		name: 'add-checklist-lines',
		args: {
			lines: [
				{ ...line, id: 'l1' },
				{ ...line, id: 'l2', dueBefore: null }
			]
		}
	},
	{ name: 'tick-checklist-line', args: { lineId: 'l2', done: true } },
	{ name: 'add-action', args: { action: { ...action, id: 'late', due: 9_000 } } },
	{ name: 'add-action', args: { action: { ...action, id: 'soon', due: 500 } } },
	{ name: 'add-action', args: { action: { ...action, id: 'done', due: 1 } } },
	{ name: 'tick-action', args: { actionId: 'done', done: true } }
);

describe('a stream in a few figures', () => {
	it('counts what the list shows', () => {
		expect(summarise(stream)).toMatchObject({
			title: '秋季',
			phase: 'before',
			items: 2,
			products: 1,
			goals: 1,
			hostGap: 300,
			checklist: { done: 1, total: 2 }
		});
		expect(summarise(stream).openActions.map((task) => task.sourceId)).toEqual(['soon', 'late']);
		expect(summarise(emptyStream('s')).hostGap).toBeNull();
	});

	it('carries a few open actions, not all', () => {
		const more = Array.from({ length: OPEN_ACTIONS + 2 }, (_, i) => ({
			name: 'add-action' as const,
			args: { action: { ...action, id: `n${i}`, due: null } }
		}));
		expect(summarise(after(stream, ...more)).openActions).toHaveLength(OPEN_ACTIONS);
	});

	it('lists tasks by due time, lines due before the start', () => {
		expect(tasks(stream).map(({ sourceId, due, done }) => [sourceId, due, done])).toEqual([
			['done', 1, true],
			['soon', 500, false],
			['l1', 600, false],
			['late', 9_000, false],
			['l2', null, true]
		]);
		expect(tasks(stream)[2]).toEqual({ sourceId: 'l1', source: 'checklist', title: '布景', ownerId: 'm', due: 600, done: false }); // prettier-ignore
	});
});
