// The clock of a show as a table: a sheet, what was pressed when, and what the screens must say then.
import { describe, expect, test } from 'vitest';
import { clock, play, sheet, timesInWords } from '../live/testing/told-show.ts';
import { MINUTE } from '../time.ts';
import { leftToRun, liveTimes } from './expected.ts';

type Row = readonly [name: string, items: string, story: string, now: string, times: string, start?: string | null];

const THREE = 'A5 B10 C15';

/** The facts of architecture.md that are about a show on air. */
const FACTS: readonly Row[] = [
	['item 1 ran 10 min', THREE, '09:00 take; 09:10 take', '09:12', 'B 2/8 | C 09:20 | 09:35 +5'],
	[
		'started 3 min late, item 4 has a hard start',
		'A5 B10 C15 D30@10:00',
		'09:03 take',
		'09:03',
		'A 0/5 | B 09:08, C 09:18, D 10:00 waits 27 | 10:30 +0'
	],
	['item 2 skipped', THREE, '08:00 skip B; 09:00 take', '09:00', 'A 0/5 | C 09:05 | 09:20 -10'],
	[
		'jump back to item 1',
		THREE,
		'09:00 take; 09:05 take; 09:15 jump A',
		'09:15',
		'A 0/5 | B 09:20, C 09:30 | 09:45 +15'
	],
	[
		'5 min inserted after item 2',
		THREE,
		'09:00 take; 09:05 take; 09:06 insert N5',
		'09:06',
		'B 1/9 | N 09:15, C 09:20 | 09:35 +5'
	],
	['10 min, at 2 min +5', 'A10', '09:00 take; 09:02 +5', '09:02', 'A 2/13 |  | 09:15 +5'],
	['… later −8', 'A10', '09:00 take; 09:02 +5; 09:02 -8', '09:02', 'A 2/5 |  | 09:07 -3'],
	['extended by −100 min', 'A10', '09:00 take; 09:00 -100', '09:00', 'A 0/0 |  | 09:00 -10'],
	['hold 2→7 min, at 7', 'A10', '09:00 take; 09:02 hold; 09:07 resume', '09:07', 'A 2/8 |  | 09:15 +5'],
	['hold 2→7 min, at 8', 'A10', '09:00 take; 09:02 hold; 09:07 resume', '09:08', 'A 3/7 |  | 09:15 +5'],
	[
		'last item on air, next pressed',
		'A5 B10',
		'09:00 take; 09:05 take; 09:15 take!end-of-sheet',
		'09:15',
		'B 10/0 |  | 09:15 +0'
	]
];

const BEFORE: readonly Row[] = [
	['an hour ahead', THREE, '', '08:00', '- | A 09:00, B 09:05, C 09:15 | 09:30 +0'],
	['on the dot', THREE, '', '09:00', '- | A 09:00, B 09:05, C 09:15 | 09:30 +0'],
	['nobody pressed for 4 min', THREE, '', '09:04', '- | A 09:04, B 09:09, C 09:19 | 09:34 +4'],
	['no planned start', THREE, '', '13:00', '- | A 13:00, B 13:05, C 13:15 | 13:30 +0', null],
	['no planned start, hard start', 'A5 B10@20:00', '', '19:00', '- | A 19:55, B 20:00 | 20:10 +0', null],
	['empty sheet', '', '', '08:00', '- |  | 09:00 +0'],
	['first item skipped', THREE, '08:00 skip A', '08:30', '- | B 09:00, C 09:10 | 09:25 -5'],
	['all skipped', 'A5 B10', '08:00 skip A; 08:00 skip B', '08:30', '- |  | 09:00 -15'],
	['the show is to open with B', THREE, '08:00 next B', '08:30', '- | B 09:00, C 09:10 | 09:25 -5'],
	['hard start before the show is late', 'A5 B10@09:05', '', '09:03', '- | A 09:03, B 09:08 late 3 | 09:18 +3'],
	[
		'inserted before the show comes first',
		THREE,
		'08:00 insert N5',
		'08:30',
		'- | N 09:00, A 09:05, B 09:10, C 09:20 | 09:35 +0'
	]
];

const ON_AIR: readonly Row[] = [
	['early start', THREE, '08:58 take', '08:58', 'A 0/5 | B 09:03, C 09:13 | 09:28 -2'],
	['early start waits at a hard start', 'A5 B10@09:05', '08:58 take', '08:58', 'A 0/5 | B 09:05 waits 2 | 09:15 +0'],
	['late start', THREE, '09:10 take', '09:11', 'A 1/4 | B 09:15, C 09:25 | 09:40 +10'],
	['unspent time of the item on air is not ahead', THREE, '09:00 take', '09:01', 'A 1/4 | B 09:05, C 09:15 | 09:30 +0'],
	['it counts once the item is over', THREE, '09:00 take; 09:02 take', '09:02', 'B 0/10 | C 09:12 | 09:27 -3'],
	['running over pushes with now', THREE, '09:00 take', '09:07', 'A 7/-2 | B 09:07, C 09:17 | 09:32 +2'],
	['over by seconds', THREE, '09:00 take', '09:05:30', 'A 5.5/-0.5 | B 09:05:30, C 09:15:30 | 09:30:30 +0.5'],
	['an empty item', 'A0 B5', '09:00 take', '09:00', 'A 0/0 | B 09:00 | 09:05 +0'],
	[
		'no planned start: measured from the take',
		THREE,
		'13:00 take',
		'13:07',
		'A 7/-2 | B 13:07, C 13:17 | 13:32 +2',
		null
	],
	['last item over', 'A5', '09:00 take', '09:08', 'A 8/-3 |  | 09:08 +3'],
	['two items over, one under', THREE, '09:00 take; 09:07 take; 09:15 take', '09:15', 'C 0/15 |  | 09:30 +0'],
	[
		'an item added behind the last one on air is next',
		'A5',
		'09:00 take; 09:02 insert N5',
		'09:02',
		'A 2/3 | N 09:05 | 09:10 +5'
	]
];

const HARD: readonly Row[] = [
	['reached in time', 'A5 B10@09:05', '09:00 take', '09:02', 'A 2/3 | B 09:05 | 09:15 +0'],
	['reached while over', 'A5 B10@09:05 C5', '09:00 take', '09:08', 'A 8/-3 | B 09:08 late 3, C 09:18 | 09:23 +3'],
	[
		'the second hard start absorbs the first one’s delay',
		'A5 B10@09:05 C5@09:30',
		'09:00 take',
		'09:08',
		'A 8/-3 | B 09:08 late 3, C 09:30 waits 12 | 09:35 +0'
	],
	[
		'planned overlap is late from the start',
		'A10 B5@09:05',
		'09:00 take',
		'09:00',
		'A 0/10 | B 09:10 late 5 | 09:15 +5'
	],
	['skipped', 'A5 B10@09:30 C5', '09:00 skip B; 09:00 take', '09:00', 'A 0/5 | C 09:05 | 09:10 -35'],
	[
		'taken by hand before its time',
		'A5 B10@09:30 C5',
		'09:00 take; 09:05 take',
		'09:05',
		'B 0/10 | C 09:15 | 09:20 -25'
	],
	['on air when its time comes', 'A5 B10@09:05', '09:00 take; 09:03 take', '09:05', 'B 2/8 |  | 09:13 -2'],
	[
		'waits after an extension that still fits',
		'A5 B10@09:30',
		'09:00 take; 09:01 +10',
		'09:01',
		'A 1/14 | B 09:30 waits 15 | 09:40 +0'
	],
	[
		'an extension past it makes it late',
		'A5 B10@09:30',
		'09:00 take; 09:01 +30',
		'09:01',
		'A 1/34 | B 09:35 late 5 | 09:45 +5'
	]
];

const EXTEND: readonly Row[] = [
	['a plan’s pause is used up by +5', 'A5 B5@09:10', '09:00 take; 09:01 +5', '09:01', 'A 1/9 | B 09:10 | 09:15 +0'],
	['twice', THREE, '09:00 take; 09:01 +5; 09:02 +1', '09:02', 'A 2/9 | B 09:11, C 09:21 | 09:36 +6'],
	['shortened to what has elapsed', THREE, '09:00 take; 09:03 -4', '09:03', 'A 3/0 | B 09:03, C 09:13 | 09:28 -2'],
	[
		'shortening an item that is over changes nothing',
		THREE,
		'09:00 take; 09:07 -1!nothing-to-change',
		'09:07',
		'A 7/-2 | B 09:07, C 09:17 | 09:32 +2'
	],
	['+1 on an item 2 over', THREE, '09:00 take; 09:07 +1', '09:07', 'A 7/-1 | B 09:07, C 09:17 | 09:32 +2'],
	['+5 on an item 2 over', THREE, '09:00 take; 09:07 +5', '09:07', 'A 7/3 | B 09:10, C 09:20 | 09:35 +5'],
	[
		'belongs to its run, not to the item',
		THREE,
		'09:00 take; 09:01 +5; 09:10 take; 09:20 jump A',
		'09:20',
		'A 0/5 | B 09:25, C 09:35 | 09:50 +20'
	],
	[
		'half a day is the limit',
		'A5',
		'09:00 take; 09:00 +721!value-out-of-range; 09:00 +720',
		'09:00',
		'A 0/725 |  | 21:05 +720'
	],
	['nothing on air', THREE, '08:59 +5!not-on-air', '08:59', '- | A 09:00, B 09:05, C 09:15 | 09:30 +0']
];

const HOLD: readonly Row[] = [
	[
		'while held the item stands and the rest moves',
		THREE,
		'09:00 take; 09:02 hold',
		'09:06',
		'A 2/3 held | B 09:09, C 09:19 | 09:34 +4'
	],
	[
		'two holds',
		THREE,
		'09:00 take; 09:01 hold; 09:03 resume; 09:04 hold; 09:05 resume',
		'09:06',
		'A 3/2 | B 09:08, C 09:18 | 09:33 +3'
	],
	['a take ends the hold', THREE, '09:00 take; 09:01 hold; 09:04 take', '09:04', 'B 0/10 | C 09:14 | 09:29 -1'],
	['held while over', THREE, '09:00 take; 09:07 hold', '09:10', 'A 7/-2 held | B 09:10, C 09:20 | 09:35 +5'],
	['shortened while held', 'A10', '09:00 take; 09:02 hold; 09:06 -100', '09:06', 'A 2/0 held |  | 09:06 -4'],
	[
		'held twice is refused',
		'A10',
		'09:00 take; 09:02 hold; 09:03 hold!already-held',
		'09:04',
		'A 2/8 held |  | 09:12 +2'
	],
	['resumed without a hold is refused', 'A10', '09:00 take; 09:03 resume!not-held', '09:04', 'A 4/6 |  | 09:10 +0'],
	[
		'a hard start waits out a hold that fits',
		'A5 B10@09:30',
		'09:00 take; 09:02 hold',
		'09:12',
		'A 2/3 held | B 09:30 waits 15 | 09:40 +0'
	]
];

const ORDER: readonly Row[] = [
	['previous', THREE, '09:00 take; 09:05 take; 09:15 prev', '09:16', 'A 1/4 | B 09:20, C 09:30 | 09:45 +15'],
	[
		'previous at the top',
		THREE,
		'09:00 take; 09:01 prev!nothing-to-change',
		'09:01',
		'A 1/4 | B 09:05, C 09:15 | 09:30 +0'
	],
	[
		'previous passes over what is skipped',
		THREE,
		'09:00 take; 09:00 skip B; 09:05 take; 09:06 prev',
		'09:06',
		'A 0/5 | C 09:11 | 09:26 -4'
	],
	['jump ahead', THREE, '09:00 take; 09:05 jump C', '09:05', 'C 0/15 |  | 09:20 -10'],
	[
		'jump to what was skipped brings it back',
		THREE,
		'09:00 skip B; 09:00 take; 09:05 jump B',
		'09:05',
		'B 0/10 | C 09:15 | 09:30 +0'
	],
	[
		'返场 leaves the show where it was',
		'A5 B10 C15 D5',
		'09:00 take; 09:05 take; 09:15 encore A',
		'09:15',
		'A 0/5 | C 09:20, D 09:35 | 09:40 +5'
	],
	[
		'… and the next take goes on',
		'A5 B10 C15 D5',
		'09:00 take; 09:05 take; 09:15 encore A; 09:20 take',
		'09:20',
		'C 0/15 | D 09:35 | 09:40 +5'
	],
	[
		'previous comes back from a 返场',
		THREE,
		'09:00 take; 09:05 take; 09:10 encore A; 09:11 prev',
		'09:11',
		'B 0/10 | C 09:21 | 09:36 +6'
	],
	[
		'返场 of the item on air is refused',
		THREE,
		'09:00 take; 09:05 encore A!already-on-air',
		'09:05',
		'A 5/0 | B 09:05, C 09:15 | 09:30 +0'
	],
	['返场 of what never ran is a jump', THREE, '09:00 take; 09:05 encore C', '09:05', 'C 0/15 |  | 09:20 -10'],
	[
		'返场 at the end of the sheet ends there',
		'A5 B10',
		'09:00 take; 09:05 take; 09:15 encore A; 09:20 take!end-of-sheet',
		'09:20',
		'A 5/0 |  | 09:20 +5'
	],
	[
		'two 返场 after another',
		'A5 B10 C15',
		'09:00 take; 09:05 take; 09:15 encore A; 09:20 encore B',
		'09:20',
		'B 0/10 | C 09:30 | 09:45 +15'
	],
	[
		'inserted during a 返场: where the show stands',
		'A5 B10 C15',
		'09:00 take; 09:05 take; 09:15 encore A; 09:16 insert N5',
		'09:16',
		'A 1/4 | N 09:20, C 09:25 | 09:40 +10'
	],
	['somebody pointed elsewhere', 'A5 B10 C15 D5', '09:00 take; 09:01 next D', '09:01', 'A 1/4 | D 09:05 | 09:10 -25'],
	['the next one is skipped', 'A5 B10 C15', '09:00 take; 09:01 skip B', '09:01', 'A 1/4 | C 09:05 | 09:20 -10'],
	[
		'… and brought back',
		'A5 B10 C15',
		'09:00 take; 09:01 skip B; 09:02 unskip B',
		'09:02',
		'A 2/3 | B 09:05, C 09:15 | 09:30 +0'
	],
	['all that is left is skipped', THREE, '09:00 take; 09:01 skip B; 09:01 skip C', '09:01', 'A 1/4 |  | 09:05 -25'],
	[
		'inserted twice: the last one first',
		'A5 B10',
		'09:00 take; 09:01 insert M1; 09:02 insert N2',
		'09:02',
		'A 2/3 | N 09:05, M 09:07, B 09:08 | 09:18 +3'
	]
];

const MIDNIGHT: readonly Row[] = [
	['over midnight', 'A30 B30 C30', '23:00 take; 23:30 take', '23:55', 'B 25/5 | C 24:00 | 24:30 +0', '23:00'],
	['after midnight', 'A30 B30 C30', '23:00 take; 23:30 take; 24:05 take', '24:10', 'C 5/25 |  | 24:35 +5', '23:00'],
	['an item that spans midnight', 'A120', '23:00 take', '24:30', 'A 90/30 |  | 25:00 +0', '23:00'],
	[
		'hold over midnight',
		'A60 B30',
		'23:30 take; 23:50 hold; 24:10 resume',
		'24:20',
		'A 30/30 | B 24:50 | 25:20 +20',
		'23:30'
	],
	[
		'hard start after midnight',
		'A30 B10@24:00',
		'23:40 take',
		'23:45',
		'A 5/25 | B 24:10 late 10 | 24:20 +10',
		'23:30'
	],
	['begins at midnight itself', 'A30 B10', '24:00 take', '24:31', 'A 31/-1 | B 24:31 | 24:41 +1', '24:00']
];

const ENDED: readonly Row[] = [
	['on time', 'A5 B10', '09:00 take; 09:05 take; 09:15 end', '11:00', '- |  | 09:15 +0'],
	['early', THREE, '09:00 take; 09:05 end', '11:00', '- |  | 09:05 -25'],
	['over', 'A5', '09:00 take; 09:12 end', '11:00', '- |  | 09:12 +7'],
	[
		'nothing goes on air any more',
		'A5 B5',
		'09:00 take; 09:05 end; 09:06 take!show-ended; 09:06 end!show-ended',
		'11:00',
		'- |  | 09:05 -5'
	],
	['ended while held', 'A5', '09:00 take; 09:01 hold; 09:03 end', '11:00', '- |  | 09:03 -2']
];

const CHAPTERS = { FACTS, BEFORE, ON_AIR, HARD, EXTEND, HOLD, ORDER, MIDNIGHT, ENDED };

describe.each(Object.entries(CHAPTERS))('%s', (_chapter, rows) => {
	for (const [name, items, story, now, times, start = '09:00'] of rows) {
		test(name, () => {
			expect(timesInWords(play(sheet(items, start), story), now)).toBe(times);
		});
	}
});

test('what is left to run is show only: the rest of the item on air and what comes, without the wait for a hard start', () => {
	const at = (story: string, now: string) => leftToRun(liveTimes(play(sheet('A5 B10 C15@16:00'), story), clock(now)));
	expect(at('', '08:00')).toBe(30 * MINUTE);
	expect(at('09:00 take', '09:02')).toBe(28 * MINUTE);
	expect(at('09:00 take', '09:20')).toBe(25 * MINUTE);
	expect(at('09:00 take; 09:05 take; 16:00 take', '16:20')).toBe(0);
	expect(at('09:00 take; 09:05 end', '09:06')).toBe(0);
});
