// A typed number finds the item people mean.
import { expect, test } from 'vitest';
import { play, sheet } from '#lib/domain/live/testing/told-show.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { jumpMatches } from './jump.ts';

/** A…E with 链接号 A7 B2 C- D7 E1 */
function shown(story = ''): StreamState {
	const numbers: Readonly<Record<string, number>> = { A: 7, B: 2, D: 7, E: 1 };
	const state = sheet('A5 B5 C5 D5 E5');
	return play({ ...state, items: state.items.map((item) => ({ ...item, linkNo: numbers[item.id] ?? null })) }, story);
}
const words = (state: StreamState, digits: string) =>
	jumpMatches(state, digits).map(({ by, item, row }) => `${by} ${item.id} ${row}`);

test.each([
	['链接号 before 序号', '', '1', ['link E 5', 'row A 1']],
	['the same row by both is one', '', '2', ['link B 2']],
	['only 序号', '', '3', ['row C 3']],
	['only 链接号, before the show the first of two', '', '7', ['link A 1']],
	['on air the next one of two rounds', '09:00 take', '7', ['link D 4']],
	['behind both rounds the last', '09:00 jump E', '7', ['link D 4']],
	['a skipped round is passed over', '08:00 skip A', '7', ['link D 4']],
	['leading zeros are the same number', '', '03', ['row C 3']],
	['no such number', '', '99', []],
	['nothing is number 0', '', '0', []],
	['too long', '', '12345', []]
])('%s', (_name, story, digits, expected) => {
	expect(words(shown(story), digits)).toEqual(expected);
});
