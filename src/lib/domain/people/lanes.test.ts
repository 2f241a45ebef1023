// Who stands beside a row: changes in its middle, gaps, several people, rows without length.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clock, told } from '../live/testing/told-show.ts';
import { lanePosts, lanesAt } from './lanes.ts';
import type { Post, Shift } from './post.ts';

const HOST: Post = { id: 'h', kind: 'host', label: '' };
const COHOST: Post = { id: 'c', kind: 'cohost', label: '' };
/** `h 阿宁 09:00-10:00`, with `?` behind the name for a stand-in. */
const shifts = (...words: readonly string[]): Shift[] =>
	words.map((word, i) => {
		const [postId = '', name = '', times = ''] = word.split(' ');
		const [from = '', to = ''] = times.split('-');
		const standIn = name.endsWith('?');
		return { id: String(i), postId, memberId: name, name, from: clock(from), to: clock(to), standIn };
	});
const said = (of: readonly Shift[], start: string, end: string, since = start) =>
	lanesAt([HOST, COHOST], of, clock(start), clock(end), clock(since)).map(
		({ postId, spans, open, breaks }) =>
			`${postId}: ${[
				...spans.map(
					({ name, from, to, begins }) => `${name} ${from}-${to}${begins === null ? '' : ` from ${told(begins)}`}`
				),
				...breaks.map(
					({ name, from, to, begins, ends }) => `${name} off ${from}-${to} (${told(begins)}-${told(ends)})`
				),
				...open.map(({ from, to }) => `nobody ${from}-${to}`)
			].join(', ')}`
	);

it.each([
	['one host throughout', ['h 阿宁 08:00-12:00'], ['h: 阿宁 0-1']],
	['a change in the middle', ['h 阿宁 08:00-09:15', 'h 老友记 09:15-12:00'], ['h: 阿宁 0-0.75, 老友记 0.75-1 from 09:15']],
	['a gap at the end', ['h 阿宁 08:00-09:10'], ['h: 阿宁 0-0.5, nobody 0.5-1']],
	['a gap in the middle', ['h 阿宁 08:00-09:05', 'h 老友记 09:15-12:00'], ['h: 阿宁 0-0.25, 老友记 0.75-1 from 09:15, nobody 0.25-0.75']],
	['two at once', ['h 阿宁 08:00-12:00', 'h 老友记 09:10-09:15'], ['h: 阿宁 0-1, 老友记 0.5-0.75 from 09:10']],
	['somebody rests while another is on, and comes back', ['h 阿宁 08:00-09:05', 'h 老友记 09:05-09:15', 'h 阿宁 09:15-12:00'], ['h: 阿宁 0-0.25, 老友记 0.25-0.75 from 09:05, 阿宁 0.75-1 from 09:15, 阿宁 off 0.25-0.75 (09:05-09:15)']],
	['a break goes beyond the row; a change of posts is none, nor a change of microphones', ['h 阿宁 08:00-09:10', 'h 老友记 09:10-12:00', 'h 阿宁 10:00-11:00', 'c 小北 08:00-09:05', 'h 小北 09:10-09:11'], ['h: 阿宁 0-0.5, 老友记 0.5-1 from 09:10, 小北 0.5-0.55 from 09:10, 阿宁 off 0.5-1 (09:10-10:00)', 'c: 小北 0-0.25, nobody 0.25-1']],
	['a stand-in does not count', ['h 阿宁 08:00-12:00', 'h 林岚? 08:00-12:00'], ['h: 阿宁 0-1']],
	['a second lane where there is a 副播', ['h 阿宁 08:00-12:00', 'c 小北 09:10-12:00'], ['h: 阿宁 0-1', 'c: 小北 0.5-1 from 09:10, nobody 0-0.5']],
	['nobody is planned at all', [], []]
] as const)('%s', (_what, words, expected) => expect(said(shifts(...words), '09:00', '09:20')).toEqual(expected)); // prettier-ignore

it('who came in the gap before the row is said in it; a row without length has its moment', () => {
	const of = shifts('h 阿宁 08:55-12:00');
	expect(said(of, '09:00', '09:20', '08:50')).toEqual(['h: 阿宁 0-1 from 08:55']);
	expect(said(of, '09:00', '09:00')).toEqual(['h: 阿宁 0-1']);
	expect(lanePosts([HOST, COHOST], of)).toEqual([HOST]);
});

it('spans and open parts fill the row, and open parts are nobody’s', () => {
	const times = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 60 }));
	fc.assert(
		fc.property(
			fc.array(times, { maxLength: 4 }),
			fc.integer({ min: 0, max: 80 }),
			fc.integer({ min: 1, max: 40 }),
			(of, start, length) => {
				const all = of.map(([from, long], i) => ({ id: String(i), postId: 'h', memberId: String(i), name: '', from, to: from + long, standIn: false })); // prettier-ignore
				const [lane] = lanesAt([HOST], all, start, start + length);
				expect(lane === undefined).toBe(all.length === 0);
				if (!lane) return;
				for (let at = start; at < start + length; at++) {
					const middle = (at + 0.5 - start) / length;
					const held = all.some(({ from, to }) => from <= at && to > at);
					expect(lane.spans.some(({ from, to }) => from <= middle && to >= middle)).toBe(held);
					expect(lane.open.some(({ from, to }) => from <= middle && to >= middle)).toBe(!held);
				}
			}
		)
	);
});
