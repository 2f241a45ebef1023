// The band on air in words: every run with its real width, then what is expected, each with its ghost.
import { expect, test } from 'vitest';
import { clock, play, sheet, told } from '#lib/domain/live/testing/told-show.ts';
import { liveTimes } from '#lib/domain/timing/expected.ts';
import { airStrip } from './air-strip.ts';

function band(story: string, now: string) {
	const state = play(sheet('A5 B10 C15'), story);
	return airStrip(state, liveTimes(state, clock(now)), clock(now));
}
const inWords = ({ blocks }: ReturnType<typeof band>) =>
	blocks.map(({ label, state, start, end, ghost }) =>
		[label, state, `${told(start)}–${told(end)}`, ghost ? `was ${told(ghost.start)}` : ''].filter(Boolean).join(' ')
	);

test('before the show it is the plan', () => {
	const strip = band('', '08:00');
	expect(inWords(strip)).toEqual([
		'A next 09:00–09:05 was 09:00',
		'B planned 09:05–09:15 was 09:05',
		'C planned 09:15–09:30 was 09:15'
	]);
	expect([strip.from, strip.to].map(told)).toEqual(['09:00', '09:30']);
});

test('on air: real, now, expected', () => {
	expect(inWords(band('09:02 take; 09:10 take', '09:12'))).toEqual([
		'A done 09:02–09:10 was 09:00',
		'B now 09:10–09:20 was 09:05',
		'C next 09:20–09:35 was 09:15'
	]);
});

test('a 返场 is a block of its own without a ghost, and blocks know their item', () => {
	const strip = band('09:00 take; 09:05 take; 09:10 encore A', '09:11');
	expect(inWords(strip).slice(0, 3)).toEqual([
		'A done 09:00–09:05 was 09:00',
		'B done 09:05–09:10 was 09:05',
		'A now 09:10–09:15'
	]);
	expect(strip.blocks.slice(0, 3).map((block) => strip.itemOf.get(block.id))).toEqual(['A', 'B', 'A']);
});

test('what was held is hatched, an open hold up to now', () => {
	const { gaps } = band('09:00 take; 09:01 hold; 09:02 resume; 09:03 hold', '09:04');
	expect(gaps.map(({ kind, start, end }) => `${kind} ${told(start)}–${told(end)}`)).toEqual([
		'hold 09:01–09:02',
		'hold 09:03–09:04'
	]);
});

test('a show that ran beyond its plan reaches to its end', () => {
	const strip = band('08:50 take; 09:40 take', '09:41');
	expect([strip.from, strip.to].map(told)).toEqual(['08:50', '10:05']);
});
