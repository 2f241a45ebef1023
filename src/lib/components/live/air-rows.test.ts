// The desk's list in words: state, real or expected start, and how far from the plan.
import { expect, test } from 'vitest';
import { clock, minutes, play, sheet, told } from '#lib/domain/live/testing/told-show.ts';
import { liveTimes } from '#lib/domain/timing/expected.ts';
import { airRows } from './air-rows.ts';

function inWords(items: string, story: string, now: string, start: string | null = '09:00'): string {
	const state = play(sheet(items, start), story);
	return airRows(state, liveTimes(state, clock(now)), clock(now))
		.map(({ item, state: is, start, shift, real, late, runs }) =>
			[
				item.id,
				is,
				start === null ? '' : told(start),
				shift ? `${shift > 0 ? '+' : ''}${minutes(shift)}` : '',
				real === null ? '' : `real ${minutes(real)}`,
				late ? `late ${minutes(late)}` : '',
				runs > 1 ? `×${runs}` : ''
			]
				.filter(Boolean)
				.join(' ')
		)
		.join(', ');
}

test.each([
	['before the show', 'A5 B10 C15', '', '08:50', 'A next 09:00, B coming 09:05, C coming 09:15'],
	[
		'one done, one on air',
		'A5 B10 C15',
		'09:00 take; 09:10 take',
		'09:12',
		'A done 09:00 real 10, B now 09:10 +5 real 2, C next 09:20 +5'
	],
	[
		'jumped over',
		'A5 B10 C15',
		'09:00 take; 09:05 jump C',
		'09:06',
		'A done 09:00 real 5, B passed, C now 09:05 -10 real 1'
	],
	[
		'back again: what has run comes once more',
		'A5 B10 C15',
		'09:00 take; 09:05 take; 09:15 jump A',
		'09:16',
		'A now 09:00 real 6 ×2, B next 09:20 +15 real 10, C coming 09:30 +15'
	],
	['skipped', 'A5 B10 C15', '09:00 take; 09:01 skip B', '09:02', 'A now 09:00 real 2, B skipped, C next 09:05'],
	['late for a fixed start', 'A5 B10@09:05', '09:00 take', '09:07', 'A now 09:00 real 7, B next 09:07 +2 late 2'],
	['a plan without a clock has no shift', 'A5 B10', '09:00 take', '09:01', 'A now 09:00 real 1, B next 09:05', null]
] as const)('%s', (_name, items, story, now, words, start: string | null = '09:00') => {
	expect(inWords(items, story, now, start)).toBe(words);
});
