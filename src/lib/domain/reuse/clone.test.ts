// A copy of a stream: the chosen parts and nothing else, moved in time, without a trace of the show.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../stream/command.ts';
import { decide } from '../stream/decide.ts';
import { evolveAll } from '../stream/evolve.ts';
import { emptyStream, type StreamState } from '../stream/state.ts';
import { command } from '../stream/testing/any-command.ts';
import { after, PRODUCER, take } from '../stream/testing/desk.ts';
import { HOUR, MINUTE } from '../time.ts';
import { cloneParts, planOf } from './clone.ts';
import { STREAM_PARTS, type StreamPart } from './parts.ts';

const START = Date.UTC(2026, 10, 23, 11);
const LATER = START + 7 * 24 * HOUR;
const ids = () => {
	let n = 0;
	return () => `n${++n}`;
};
const to = (plannedStart: number | null = LATER, members: ReadonlySet<string> | null = null) => ({
	...{ title: '下一场', plannedStart, plannedEnd: null },
	...{ members, newId: ids() }
});
const all = new Set<StreamPart>(STREAM_PARTS);
const only = (...parts: StreamPart[]) => new Set(parts);
const made = (commands: readonly Command[]) => after(emptyStream('new'), ...commands);

const source = after(
	emptyStream('s'),
	{ name: 'describe-stream', args: { patch: { title: '周一夜场', account: '棠禾', plannedStart: START, plannedEnd: START + 4 * HOUR } } }, // prettier-ignore
	{ name: 'position-stream', args: { patch: { offer: '换季护肤' } } },
	{ name: 'set-goal', args: { metric: 'pay_amt', target: 9_500_000 } },
	{ name: 'add-post', args: { post: { id: 'host', kind: 'host', label: '' } } },
	...(['ning', 'gone', 'name:laoyou'] as const).map((memberId, i): Command => ({
		name: 'set-shift',
		args: { shift: { id: `s${i}`, postId: 'host', memberId, name: memberId, from: START + i * HOUR, to: START + (i + 1) * HOUR, standIn: false } } // prettier-ignore
	})),
	{ name: 'add-checklist-lines', args: { lines: [{ id: 'l', group: 'cart', title: '核价', post: 'operator', blocks: true, ownerId: 'gone', ownerName: '老人', dueBefore: HOUR }] } }, // prettier-ignore
	{ name: 'tick-checklist-line', args: { lineId: 'l', done: true } },
	{ name: 'add-group', args: { group: { id: 'g', title: '第一轮', target: 30 * MINUTE } } },
	{
		name: 'add-items',
		args: {
			after: null,
			items: [
				{ id: 'a', fields: { title: '面霜', livePrice: 5900, ready: true, ownerId: 'gone', groupId: 'g', points: ['轻'] }, script: [{ id: 'k', post: 'host', kind: 'point', text: '不搓泥' }] }, // prettier-ignore
				{ id: 'b', fields: { title: '秒杀', hardStart: START + HOUR, ownerId: 'ning' } }
			]
		}
	}
);

it('is the same plan a week later, with nothing done and nobody who has left', () => {
	const copy = made(cloneParts(source, all, to(LATER, new Set(['ning']))));
	expect(copy).toMatchObject({ title: '下一场', account: '棠禾', plannedStart: LATER, plannedEnd: LATER + 4 * HOUR });
	expect([copy.positioning, copy.goals]).toEqual([source.positioning, source.goals]);
	expect(copy.shifts.map(({ memberId, from }) => [memberId, from])).toEqual([
		['ning', LATER],
		['name:laoyou', LATER + 2 * HOUR]
	]);
	expect(copy.checklist).toMatchObject([{ title: '核价', post: 'operator', blocks: true, ownerId: null, dueBefore: HOUR, done: null }]); // prettier-ignore
	expect(copy.items).toMatchObject([
		{ title: '面霜', livePrice: 5900, ready: false, ownerId: null, groupId: copy.groups[0]!.id, points: ['轻'] },
		{ title: '秒杀', hardStart: LATER + HOUR, ownerId: 'ning', groupId: null }
	]);
	expect(copy.items[0]!.script.map(({ text, revision }) => [text, revision])).toEqual([['不搓泥', 1]]);
	expect(copy.groups).toMatchObject([{ title: '第一轮', target: 30 * MINUTE }]);
});

describe('the parts', () => {
	it.each<[StreamPart, (state: StreamState) => readonly unknown[]]>([
		['positioning', ({ account }) => [account].filter((text) => text !== '')],
		['goals', ({ goals }) => goals],
		['people', ({ shifts }) => shifts],
		['checklist', ({ checklist }) => checklist],
		['sheet', ({ items }) => items],
		['scripts', ({ items }) => items.flatMap(({ script }) => script)]
	])('%s comes when it is chosen, and not otherwise', (part, found) => {
		expect(found(made(cloneParts(source, all, to()))).length).toBeGreaterThan(0);
		expect(found(made(cloneParts(source, only(...STREAM_PARTS.filter((one) => one !== part)), to())))).toEqual([]);
	});

	it('without a start fixed times and shifts stay behind; a slot of its own is kept', () => {
		const copy = made(cloneParts(source, all, to(null)));
		expect([copy.plannedEnd, copy.shifts, copy.items[1]!.hardStart, copy.posts.length]).toEqual([null, [], null, 1]);
		const short = made(cloneParts(source, only('sheet'), { ...to(), plannedEnd: LATER + HOUR }));
		expect(short.plannedEnd).toBe(LATER + HOUR);
	});

	it('what was inserted on air is no part of the plan', () => {
		const aired = after(source, take('r', null, null), { name: 'insert-item', args: { item: { id: 'x', fields: { title: '加播' } } } }); // prettier-ignore
		expect(cloneParts(aired, all, to())).toEqual(cloneParts(source, all, to()));
	});
});

it('1,000 rows come in packets, in their order', () => {
	const items = Array.from({ length: 1_000 }, (_, i) => ({ id: `i${i}`, fields: { title: `${i}` } }));
	const many = after(emptyStream('s'), { name: 'add-items', args: { items, after: null } });
	const commands = cloneParts(many, only('sheet'), to());
	expect(commands.length).toBe(6);
	expect(made(commands).items.map(({ title }) => title)).toEqual(many.items.map(({ title }) => title));
});

describe('any stream', () => {
	/** Whatever people did to it, on air as well. */
	const anyStream = fc.array(command, { minLength: 20, maxLength: 80 }).map((commands) =>
		[take('r0', 'i0', null), ...commands, take('r1', 'i1', 'r0')].reduceRight<StreamState>((state, one, i) => {
			const decision = decide(state, one, PRODUCER);
			return decision.ok ? evolveAll(state, decision.events, { seq: i, at: PRODUCER.at, by: 'm' }) : state;
		}, source)
	);
	const parts = fc.subarray([...STREAM_PARTS]).map((some) => new Set(some));

	it('a clone of a clone is the clone, and a template is as good as the stream', () => {
		fc.assert(
			fc.property(anyStream, parts, (state, some) => {
				const commands = cloneParts(state, some, to());
				expect(cloneParts(made(commands), some, to())).toEqual(commands);
				expect(cloneParts(planOf(state, some), some, to())).toEqual(commands);
			}),
			{ numRuns: 150 }
		);
	});

	it('leaves the show, its talk and its past behind; all times move by the same', () => {
		fc.assert(
			fc.property(anyStream, parts, fc.integer({ min: 0, max: 9 }), (state, some, days) => {
				const shift = days * 24 * HOUR;
				const copy = made(cloneParts(state, some, to(state.plannedStart === null ? null : state.plannedStart + shift)));
				const { live, review, lock, requests, comments, versions, goneOn } = emptyStream('new');
				// The first row is next in a stream that has rows: that is the plan's.
				const next = { ...live, nextId: copy.items[0]?.id ?? null };
				expect(copy).toMatchObject({ live: next, review, lock, requests, comments, versions, goneOn });
				expect(copy.checklist.every(({ done }) => done === null)).toBe(true);
				const old = new Set([...state.items, ...state.groups, ...state.posts, ...state.shifts, ...state.checklist].map(({ id }) => id)); // prettier-ignore
				const fresh = [...copy.items, ...copy.groups, ...copy.posts, ...copy.shifts, ...copy.checklist];
				expect(fresh.some(({ id }) => old.has(id))).toBe(false);
				if (state.plannedStart === null || !some.has('sheet')) return;
				const planned = state.items.filter(({ insertedOnAir }) => !insertedOnAir);
				const moved = (at: number | null) => at === null ? null : at + shift; // prettier-ignore
				expect(copy.items.map(({ hardStart }) => hardStart)).toEqual(planned.map(({ hardStart }) => moved(hardStart)));
			}),
			{ numRuns: 150 }
		);
	});
});
