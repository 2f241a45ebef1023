// Templates of a checklist: what is added, what is there already, and whose the lines are then.
import { describe, expect, it } from 'vitest';
import { emptyStream, upgraded, type StreamState } from '../stream/state.ts';
import { dayTasks } from '../stream/day.ts';
import { after } from '../stream/testing/desk.ts';
import { HOUR } from '../time.ts';
import { builtInLines, CHECKLIST_TEMPLATE, linesToAdd, templateOf } from './checklist-template.ts';
import { lineOwner } from './line-owner.ts';

let count = 0;
const newId = () => `n${count++}`;
const crew = after(
	{ ...emptyStream('s'), plannedStart: 100 * HOUR, plannedEnd: 104 * HOUR },
	{ name: 'add-post', args: { post: { id: 'o', kind: 'operator', label: '' } } },
	...[
		['late', 102, 104, false],
		['first', 100, 102, false],
		['ready', 99, 104, true]
	].map(([who, from, to, standIn]) => ({
		// prettier-ignore
		name: 'set-shift' as const,
		args: { shift: { id: `s-${who}`, postId: 'o', memberId: `${who}`, name: `${who}`, from: Number(from) * HOUR, to: Number(to) * HOUR, standIn: Boolean(standIn) } } // prettier-ignore
	}))
);
const apply = (state: StreamState, post: Parameters<typeof linesToAdd>[2], lines = builtInLines('zh')): StreamState => {
	const added = linesToAdd(state.checklist, lines, post, newId);
	return added.length ? after(state, { name: 'add-checklist-lines', args: { lines: added } }) : state;
};

describe('a template', () => {
	it('has lines for every post that prepares something, in both languages', () => {
		const posts = new Set(CHECKLIST_TEMPLATE.map(({ post }) => post));
		expect([...posts].sort()).toEqual(['ads', 'assistant', 'cohost', 'director', 'host', null, 'operator', 'support']);
		expect(builtInLines('en').map(({ title }) => title)).toEqual(CHECKLIST_TEMPLATE.map(({ en }) => en));
		expect(CHECKLIST_TEMPLATE.filter(({ blocks }) => blocks)).toHaveLength(4);
	});

	it('of one post brings that post’s lines, once', () => {
		const once = apply(crew, 'operator');
		expect(once.checklist.map(({ post }) => post)).toEqual(['operator', 'operator', 'operator', 'operator']);
		expect(apply(once, 'operator').checklist).toEqual(once.checklist);
		expect(apply(once, 'all').checklist).toHaveLength(CHECKLIST_TEMPLATE.length);
	});

	it('is taught by a checklist: no person, no tick', () => {
		const state = after(apply(crew, 'ads'), { name: 'tick-checklist-line', args: { lineId: `n${count - 1}`, done: true } }); // prettier-ignore
		expect(templateOf(state.checklist)).toEqual(builtInLines('zh').filter(({ post }) => post === 'ads'));
	});
});

describe('a line of a post', () => {
	const state = apply(crew, 'operator');
	it('is theirs who holds the post first, stand-ins not; an owner of its own goes before', () => {
		expect(lineOwner(state, state.checklist[0]!)).toEqual({ ownerId: 'first', ownerName: 'first' });
		expect(lineOwner(state, { ...state.checklist[0]!, ownerId: 'late', ownerName: '阿杰' }).ownerId).toBe('late');
		expect(lineOwner(state, { ...state.checklist[0]!, ownerName: '外聘' })).toEqual({
			ownerId: null,
			ownerName: '外聘'
		});
		expect(lineOwner(state, { ...state.checklist[0]!, post: 'ads' })).toEqual({ ownerId: null, ownerName: '' });
	});

	it('stands in their day with its time before the start, and in nobody else’s', () => {
		const due = state.checklist.map(({ dueBefore }) => 100 * HOUR - (dueBefore ?? 0)).sort((a, b) => a - b);
		expect(dayTasks(state, 'first').map((task) => task.due)).toEqual(due);
		expect(dayTasks(state, 'late')).toEqual([]);
	});
});

it('a line kept before lines knew posts is of none and in nobody’s way', () => {
	const old = { id: 'l', group: 'cart', title: '核价', ownerId: null, ownerName: '', dueBefore: null, done: null };
	const kept = { ...emptyStream('s'), checklist: [old] } as unknown as StreamState;
	expect(upgraded(kept).checklist).toEqual([{ ...old, post: null, blocks: false }]);
});
