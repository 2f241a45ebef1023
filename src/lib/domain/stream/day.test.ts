// A person's day: their posts, what they have to do, what waits for their word.
import { expect, it } from 'vitest';
import { LINE_DEFAULTS } from '../plan/plan.ts';
import { HOUR } from '../time.ts';
import { byTime, dayStream, dayTasks, type StreamCard } from './day.ts';
import { emptyStream, type StreamState } from './state.ts';
import { after, sheetOf } from './testing/desk.ts';

const at = Date.UTC(2026, 10, 23, 11);
const card: StreamCard = {
	id: 's',
	title: 'old',
	account: '',
	plannedStart: null,
	plannedEnd: null,
	phase: 'plan',
	summary: null
};
const shift = (id: string, memberId: string, from: number, standIn = false) => ({
	id,
	postId: 'host',
	memberId,
	name: memberId,
	from,
	to: from + HOUR,
	standIn
});
const state: StreamState = {
	...emptyStream('s'),
	title: '秋季夜场',
	plannedStart: at,
	plannedEnd: at + 2 * HOUR,
	posts: [{ id: 'host', kind: 'host', label: '' }],
	shifts: [shift('c', 'ning', at, true), shift('a', 'ning', at + HOUR), shift('b', 'man', at)],
	checklist: [
		{
			...LINE_DEFAULTS,
			id: 'l1',
			group: 'cart',
			title: '核价',
			ownerId: 'ning',
			ownerName: '',
			dueBefore: HOUR,
			done: null
		},
		{
			...LINE_DEFAULTS,
			id: 'l2',
			group: 'cart',
			title: '核券',
			ownerId: 'ning',
			ownerName: '',
			dueBefore: null,
			done: { by: 'x', at }
		},
		{
			...LINE_DEFAULTS,
			id: 'l3',
			group: 'bag',
			title: '福袋',
			ownerId: 'man',
			ownerName: '',
			dueBefore: null,
			done: null
		}
	]
};

it('shows a person their own posts, standing in last, and the fold before the list', () => {
	const day = dayStream(card, state, 'ning');
	expect(day.mine.map(({ from, standIn }) => [from, standIn])).toEqual([
		[at + HOUR, false],
		[at, true]
	]);
	expect(day.card).toMatchObject({ title: '秋季夜场', plannedStart: at, phase: 'plan' });
	expect(day.checklist).toEqual({ done: 1, total: 3 });
	expect(day.selfOpen).toEqual([]);
});

it('gives them what they own and is not done', () => {
	expect(dayTasks(state, 'ning')).toMatchObject([{ sourceId: 'l1', due: at - HOUR, streamTitle: '秋季夜场' }]);
});

it('asks those who stood on a post for their own words once the show is over', () => {
	const over: StreamState = { ...state, live: { ...state.live, phase: 'ended' } };
	expect(dayStream(card, over, 'ning').selfOpen).toEqual(['host']);
	const text = { section: 'self-host', text: '语速快了', revision: 1, by: 'ning', at } as const;
	const said: StreamState = { ...over, review: { ...over.review, texts: [text] } };
	expect(dayStream(card, said, 'ning').selfOpen).toEqual([]);
	expect(dayStream(card, over, 'nobody').selfOpen).toEqual([]);
});

it('sorts by time, what has none last', () => {
	expect([null, 3, 1, null, 2].sort(byTime((one: number | null) => one))).toEqual([1, 2, 3, null, null]);
});

it('brings what calls upon them, newest first, and counts what the producer is asked for', () => {
	const say = (commentId: string, mentions: string[]) =>
		({ name: 'add-comment', args: { commentId, itemId: 'a', column: 'gift', text: commentId, mentions } }) as const;
	const ask = { name: 'request-change', args: { requestId: 'q', itemId: 'a', text: '改', wanted: null } } as const;
	const talked = after(sheetOf('a'), say('1', ['ning']), say('2', ['man']), say('3', ['ning']), ask);
	const day = dayStream(card, talked, 'ning');
	expect(day.mentions.map(({ text, itemTitle, column }) => [text, itemTitle, column])).toEqual([
		['3', 'a', 'gift'],
		['1', 'a', 'gift']
	]);
	expect(day.requests).toBe(1);
	expect(dayStream(card, { ...talked, live: { ...talked.live, phase: 'ended' } }, 'ning').requests).toBe(0);
	const settled = after(talked, { name: 'settle-request', args: { requestId: 'q', granted: false, note: '' } });
	expect(dayStream(card, settled, 'ning').requests).toBe(0);
});
