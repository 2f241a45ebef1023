// When a screen turns amber and red, and what it shows while the clock stands.
import { expect, test } from 'vitest';
import { clock, play, sheet } from '#lib/domain/live/testing/told-show.ts';
import { liveTimes } from '#lib/domain/timing/expected.ts';
import { moodOf, shareLeft, warnBefore } from './mood.ts';

function mood(story: string, now: string): string {
	const state = play(sheet('A5 B10 C0'), story);
	return moodOf(state.live.phase, liveTimes(state, clock(now)).current);
}

test.each([
	['', '08:50', 'waiting'],
	['09:00 take', '09:01', 'normal'],
	['09:00 take', '09:03:59', 'normal'],
	['09:00 take', '09:04', 'warn'],
	['09:00 take', '09:05', 'warn'],
	['09:00 take', '09:05:01', 'over'],
	['09:00 take; 09:02 hold', '09:30', 'hold'],
	['09:00 take; 09:02 hold; 09:20 resume', '09:21', 'normal'],
	['09:00 take; 09:06 +5', '09:07', 'normal'],
	['09:00 take; 09:02 end', '09:03', 'ended'],
	['09:00 jump C', '09:00', 'warn']
])('%s, at %s: %s', (story, now, expected) => {
	expect(mood(story, now)).toBe(expected);
});

test('amber begins in the last fifth, at least 15 s and at most 1 min before', () => {
	expect([30_000, 120_000, 200_000, 600_000].map(warnBefore)).toEqual([15_000, 24_000, 40_000, 60_000]);
});

test('the bar is what is left, never outside itself', () => {
	expect(shareLeft({ elapsed: 60_000, remaining: 180_000 })).toBe(0.75);
	expect(shareLeft({ elapsed: 90_000, remaining: -30_000 })).toBe(0);
	expect(shareLeft({ elapsed: 0, remaining: 0 })).toBe(0);
});
