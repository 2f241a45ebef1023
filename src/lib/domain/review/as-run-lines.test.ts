// Takes over a change of host: who had which part, what it earned, and what of it was planned.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clock, issue, minutes, play, sheet, told } from '../live/testing/told-show.ts';
import type { StreamState } from '../stream/state.ts';
import { HOUR, MINUTE } from '../time.ts';
import { asRunLines } from './as-run-lines.ts';
import { peopleLines } from './people-lines.ts';

const posts = [
	{ id: 'h', kind: 'host', label: '' },
	{ id: 'h2', kind: 'host', label: '' },
	{ id: 'c', kind: 'cohost', label: '' }
] as const;
const shift = (postId: string, memberId: string, from: string, to: string, standIn = false) => ({
	...{ id: `${postId}${memberId}${from}`, postId, memberId, name: memberId.split(':').at(-1)!.toUpperCase() },
	...{ from: clock(from), to: clock(to), standIn }
});
const show = (items: string, ...shifts: ReturnType<typeof shift>[]): StreamState => {
	return { ...sheet(items), posts, shifts };
};
/** ¥1 a minute from 09:00 on. */
const steady = (count = 120) => ({
	minutes: Array.from({ length: count }, (_, at) => clock('09:00') + at * MINUTE),
	columns: { pay_amt: Array.from({ length: count }, () => 100) }
});
const lines = (state: StreamState, now = '23:00') => asRunLines(state, steady(), clock(now));
const parts = (state: StreamState, now?: string) =>
	lines(state, now).map(({ item, parts: had }) => [
		item?.title,
		...had.map((part) =>
			[part.name || 'nobody', `${told(part.from)}-${told(part.to)}`, minutes(part.real), (part.gmv ?? NaN) / 100].join(
				' '
			)
		)
	]);

test('a take over a change of host has a part for each; a hold in it is nobody’s', () => {
	const plan = show('A30 B10', shift('h', 'li', '09:00', '09:20'), shift('h', 'wu', '09:20', '10:00'));
	const state = play(plan, '09:00 take; 09:15 hold; 09:25 resume; 09:40 take; 09:50 end');
	expect(parts(state)).toEqual([
		['A', 'LI 09:00-09:20 15 20', 'WU 09:20-09:40 15 20'],
		['B', 'WU 09:40-09:50 10 10']
	]);
	expect(lines(state).map((line) => [minutes(line.real), minutes(line.held), line.gmv])).toEqual([
		['30', '10', 4000],
		['10', '0', 1000]
	]);
});

test('补位 splits it too, and hands it back', () => {
	let state = play(show('A30', shift('h', 'li', '09:00', '10:00')), '09:00 take');
	const args = { coverId: 'k', postId: 'h', memberId: 'he', name: 'HE' };
	state = issue(state, { name: 'start-cover', args }, clock('09:05')) as StreamState;
	state = issue(state, { name: 'end-cover', args: { coverId: 'k' } }, clock('09:08')) as StreamState;
	expect(parts(state, '09:10')).toEqual([['A', 'LI 09:00-09:05 5 5', 'HE 09:05-09:08 3 3', 'LI 09:08-09:10 2 2']]);
});

test('where nobody hosts that is said; two hosts each have the whole; a show without a 主播 post has no parts', () => {
	const gap = show('A30', shift('h', 'li', '09:00', '09:10'), shift('h', 'wu', '09:15', '09:30'));
	expect(parts(play(gap, '09:00 take; 09:20 end'))).toEqual([
		['A', 'LI 09:00-09:10 10 10', 'nobody 09:10-09:15 5 5', 'WU 09:15-09:20 5 5']
	]);
	const pair = show('A30', shift('h', 'li', '09:00', '10:00'), shift('h2', 'wu', '09:00', '10:00'));
	expect(parts(play(pair, '09:00 take; 09:20 end'))).toEqual([['A', 'LI 09:00-09:20 20 20', 'WU 09:00-09:20 20 20']]);
	expect(parts({ ...play(gap, '09:00 take; 09:20 end'), posts: [] })).toEqual([['A']]);
});

test('one person on two 主播 posts, or by two shifts that overlap, is there once; somebody without an account too', () => {
	const twice = show('A30', shift('h', 'name:1:li', '09:00', '09:12'), shift('h2', 'name:2:li', '09:10', '10:00'));
	const state = play(twice, '09:00 take; 09:20 end');
	expect(parts(state)).toEqual([['A', 'LI 09:00-09:20 20 20']]);
	expect(peopleLines(state, { minutes: steady() }, clock('23:00'))).toMatchObject([
		{ name: 'LI', real: 20 * MINUTE, planned: HOUR, gmv: 2000 }
	]);
});

test('返场 was planned by nobody; an item that is gone keeps its take', () => {
	const state = play(show('A5 B10'), '09:00 take; 09:05 take; 09:10 encore A; 09:12 end');
	expect(lines(state).map(({ planned, over }) => [planned, minutes(over)])).toEqual([
		[5 * MINUTE, '0'],
		[10 * MINUTE, '-5'],
		[null, '2']
	]);
	expect(lines({ ...state, items: state.items.slice(1) })[0]).toMatchObject({ item: null, number: null });
});

test('a take 本地 says so', () => {
	const state = play(show('A5 B10'), '09:00 take');
	const wish = { name: 'take', args: { runId: 'mine', itemId: 'B', how: 'next' } } as const;
	const steps = [{ id: 's1', at: clock('09:04'), after: 'run-1', wish }];
	const back = issue(state, { name: 'merge-local', args: { mergeId: 'm', steps } }, clock('09:06')) as StreamState;
	expect(lines(back, '09:10').map(({ run, from }) => [told(from), run.mergedAt ?? null])).toEqual([
		['09:00', null],
		['09:04', clock('09:06')]
	]);
});

test('person by person: planned against real, the share of the GMV, who came without a shift and who did not come', () => {
	let state = show(
		'A60',
		...[shift('h', 'li', '09:00', '09:30'), shift('h', 'wu', '09:30', '10:30'), shift('h', 'zo', '11:00', '12:00')],
		...[shift('h', 'he', '09:00', '12:00', true), shift('c', 'he', '09:00', '10:00')]
	);
	state = play(state, '09:00 take');
	const args = { coverId: 'k', postId: 'h', memberId: 'he', name: 'HE' };
	state = issue(state, { name: 'start-cover', args }, clock('09:50')) as StreamState;
	const told = (at: StreamState) =>
		peopleLines(at, { minutes: steady(60) }, clock('10:00')).map((one) =>
			[one.postKind, one.name, one.planned === null ? '-' : minutes(one.planned), minutes(one.real), one.share].join(
				' '
			)
		);
	const there = ['host LI 30 30 0.5', 'host WU 60 20 0.3333333333333333', 'host HE - 10 0.16666666666666666'];
	expect(told(state)).toEqual([...there, 'cohost HE 60 60 1']);
	expect(told(play(state, '10:00 end'))).toEqual([...there, 'cohost HE 60 60 1', 'host ZO 60 0 ']);
	expect(peopleLines(state, { minutes: null }, clock('10:00')).map(({ share }) => share)).toEqual([null, null, null, null]); // prettier-ignore
});

test('over a day and midnight, whoever changes when: parts of one host at a time add up to the take, and people to the show', () => {
	const day = 24 * 60;
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer({ min: 1, max: day - 1 }), { maxLength: 12 }),
			fc.uniqueArray(fc.integer({ min: 1, max: day - 1 }), { minLength: 1, maxLength: 12 }),
			fc.integer({ min: 0, max: day }),
			(changes, takes, begin) => {
				const [start, end] = [clock('00:00') + begin * MINUTE, clock('24:00') + begin * MINUTE];
				const edges = [0, ...changes.toSorted((a, b) => a - b), day].map((at) => start + at * MINUTE);
				const shifts = edges.slice(1).map((to, at) => ({
					...{ id: `s${at}`, postId: 'h', memberId: `m${at % 3}`, name: `M${at % 3}`, standIn: false },
					...{ from: edges[at]!, to }
				}));
				let state: StreamState = { ...sheet('A5'), posts, shifts, plannedStart: start, plannedEnd: end };
				const words = ['take', ...takes.map(() => 'encore A')];
				[0, ...takes.toSorted((a, b) => a - b)].forEach((at, n) => {
					const how = words[n] === 'take' ? ('next' as const) : ('encore' as const);
					const aim = { runId: state.live.runs.at(-1)?.id ?? null };
					const items = [...state.items, { ...state.items[0]!, id: `x${n}` }];
					const args = { runId: `r${n}`, itemId: `x${n}`, how };
					state = issue({ ...state, items }, { name: 'take', args, aim }, start + at * MINUTE) as StreamState;
				});
				const aim = { runId: state.live.runs.at(-1)!.id };
				state = issue(state, { name: 'end-show', args: {}, aim }, end) as StreamState;
				const all = asRunLines(state, steady(0), end);
				for (const { real, parts: had } of all) expect(had.reduce((sum, part) => sum + part.real, 0)).toBe(real);
				expect(all.reduce((sum, { real }) => sum + real, 0)).toBe(24 * HOUR);
				const people = peopleLines(state, { minutes: null }, end);
				expect(people.reduce((sum, { real }) => sum + real, 0)).toBe(24 * HOUR);
				expect(people.map(({ planned, real }) => planned === real)).not.toContain(false);
			}
		),
		{ numRuns: 60 }
	);
});
