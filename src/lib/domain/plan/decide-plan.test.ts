// Head, goals, checklist and people: what is accepted, and what is refused with which name.
import { describe, expect, it } from 'vitest';
import type { Shift } from '../people/post.ts';
import type { Command } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { emptyStream } from '../stream/state.ts';
import { after, outcome, PRODUCER } from '../stream/testing/desk.ts';

const shift: Shift = { id: 's1', postId: 'h', memberId: 'm', name: '阿宁', from: 100, to: 200, standIn: false };
const line = { id: 'l1', group: 'venue' as const, title: '布景', ownerId: null, ownerName: '', dueBefore: 60_000 };
const setShift = (patch: Partial<Shift>): Command => ({ name: 'set-shift', args: { shift: { ...shift, ...patch } } });
const describeAs = (patch: object): Command => ({ name: 'describe-stream', args: { patch } });
const post = { id: 'h', kind: 'host' as const, label: '' };
const stream = after(
	emptyStream('s'),
	describeAs({ title: '秋季', plannedStart: 1_000, plannedEnd: 2_000 }),
	{ name: 'set-goal', args: { metric: 'pay_amt', target: 5_000 } },
	{ name: 'add-post', args: { post } },
	setShift({}),
	{ name: 'add-checklist-lines', args: { lines: [line] } }
);
const covered: StreamState = {
	...stream,
	live: { ...stream.live, covers: [{ id: 'c', postId: 'h', memberId: 'n', name: '小满', from: 0, to: null }] }
};

describe('decides', () => {
	it.each<[string, Command, string]>([
		['a title', describeAs({ title: '冬季' }), 'stream-described'],
		['the same title', describeAs({ title: '秋季' }), 'nothing-to-change'],
		['a long title', describeAs({ title: 'x'.repeat(201) }), 'value-out-of-range title'],
		['a field it does not have', describeAs({ id: 'other' }), 'value-out-of-range id'],
		['a start behind the end', describeAs({ plannedStart: 2_000 }), 'value-out-of-range plannedEnd'],
		['a limit on air', describeAs({ longestOnAir: 5_400_000 }), 'stream-described'],
		['a limit of a minute', describeAs({ longestOnAir: 60_000 }), 'value-out-of-range longestOnAir'],
		['no end', describeAs({ plannedEnd: null }), 'stream-described'],
		['a position', { name: 'position-stream', args: { patch: { offer: '换季护肤' } } }, 'stream-positioned'],
		['a long position', { name: 'position-stream', args: { patch: { problem: 'x'.repeat(20_001) } } }, 'value-out-of-range problem'], // prettier-ignore
		['another target', { name: 'set-goal', args: { metric: 'pay_amt', target: 1 } }, 'goal-set'],
		['the same target', { name: 'set-goal', args: { metric: 'pay_amt', target: 5_000 } }, 'nothing-to-change'],
		['no goal that was none', { name: 'set-goal', args: { metric: 'ad_roi', target: null } }, 'nothing-to-change'],
		[
			'a target below nothing',
			{ name: 'set-goal', args: { metric: 'ad_roi', target: -1 } },
			'value-out-of-range target'
		],
		['an unknown figure', { name: 'set-goal', args: { metric: 'fame', target: 1 } }, 'value-out-of-range metric'],
		['the same post', { name: 'add-post', args: { post } }, 'id-taken'],
		['a post nobody has', { name: 'remove-post', args: { postId: 'x' } }, 'post-gone'],
		['a shift that ends as it starts', setShift({ to: 100 }), 'shift-ends-before-start'],
		['a shift on no post', setShift({ postId: 'x' }), 'post-gone'],
		['the same shift', setShift({}), 'nothing-to-change'],
		['a longer shift', setShift({ to: 300 }), 'shift-set'],
		['a shift half a millisecond long', setShift({ to: 100.5 }), 'value-out-of-range to'],
		['a shift that is gone', { name: 'remove-shift', args: { shiftId: 'x' } }, 'shift-gone'],
		['the same line', { name: 'add-checklist-lines', args: { lines: [line] } }, 'id-taken'],
		['no line', { name: 'add-checklist-lines', args: { lines: [] } }, 'nothing-to-change'],
		['a line of no group', { name: 'add-checklist-lines', args: { lines: [{ ...line, id: 'l2', group: 'x' as never }] } }, 'value-out-of-range group'], // prettier-ignore
		['another owner', { name: 'edit-checklist-line', args: { lineId: 'l1', patch: { ownerId: 'm' } } }, 'checklist-line-edited'], // prettier-ignore
		['another id', { name: 'edit-checklist-line', args: { lineId: 'l1', patch: { id: 'l9' } as never } }, 'value-out-of-range id'], // prettier-ignore
		['a line that is gone', { name: 'tick-checklist-line', args: { lineId: 'x', done: true } }, 'line-gone'],
		['an open line opened', { name: 'tick-checklist-line', args: { lineId: 'l1', done: false } }, 'nothing-to-change']
	])('%s', (_what, command, expected) => {
		expect(outcome(stream, command)).toBe(expected);
	});

	it('a post takes its shifts along, and stays while someone covers it', () => {
		const remove: Command = { name: 'remove-post', args: { postId: 'h' } };
		expect(after(stream, remove)).toMatchObject({ posts: [], shifts: [] });
		expect(outcome(covered, remove)).toBe('post-in-use');
	});

	it('a ticked line knows who and when', () => {
		const ticked = after(stream, { name: 'tick-checklist-line', args: { lineId: 'l1', done: true } });
		expect(ticked.checklist[0]!.done).toEqual({ by: PRODUCER.by, at: PRODUCER.at });
	});

	it('first whether this person may', () => {
		const by = { by: 'm', level: 'crew' as const };
		expect(outcome(stream, describeAs({ title: '秋季' }), by)).toBe('not-allowed');
		expect(outcome(stream, { name: 'remove-block', args: { itemId: 'x', blockId: 'x' } }, by)).toBe('item-gone');
	});
});
