// The loop inside an item: round and round, one step however many press, and a clock that a take sets back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { beatBeside, beatOf, FIRST_BEAT, type BeatPlace } from './beat.ts';
import { BEATS } from './live.ts';
import { runOnAir } from './on-air.ts';
import { LIVE_LIMITS } from './range.ts';
import { clock, issue, play, sheet, told } from './testing/told-show.ts';

const show = play(sheet('A10 B10'), '09:00 take');
const step = (state: StreamState, place: BeatPlace, runId = runOnAir(state)?.id ?? null): LiveCommand => ({
	name: 'step-beat',
	args: place,
	aim: { runId }
});
const stepped = (state: StreamState, time: string, place: BeatPlace) => issue(state, step(state, place), clock(time));
const words = (state: StreamState) => {
	const { beat, round, at } = beatOf(runOnAir(state)!);
	return `${beat} ${round} ${told(at)}`;
};

describe('a step', () => {
	it.each([
		['shape', 1, 1, 'interact 1'],
		['chase', 1, 1, 'shape 2'],
		['shape', 2, -1, 'chase 1'],
		['shape', 1, -1, null],
		['chase', LIVE_LIMITS.rounds, 1, null]
	] as const)('from %s of round %i by %i', (beat, round, by, expected) => {
		const place = beatBeside({ beat, round }, by);
		expect(place && `${place.beat} ${place.round}`).toBe(expected);
	});

	it('there and back again is where one was', () => {
		fc.assert(
			fc.property(fc.constantFrom(...BEATS), fc.integer({ min: 1, max: LIVE_LIMITS.rounds }), (beat, round) => {
				const on = beatBeside({ beat, round }, 1);
				if (on) expect(beatBeside(on, -1)).toEqual({ beat, round });
				return true;
			})
		);
	});
});

describe('on air', () => {
	it('an item begins at the first beat by itself, with its clock from the take', () => {
		expect(words(show)).toBe('shape 1 09:00');
	});

	it('two who press at once step once', () => {
		const place = beatBeside(FIRST_BEAT, 1)!;
		const once = stepped(show, '09:01', place) as StreamState;
		expect(words(once)).toBe('interact 1 09:01');
		expect(stepped(once, '09:01', place)).toBe('nothing-to-change');
	});

	it('a press aimed at the item before is refused by name', () => {
		const next = play(show, '09:10 take');
		expect(issue(next, step(next, { beat: 'open', round: 1 }, 'run-1'), clock('09:10'))).toBe('already-moved');
		expect(issue(sheet('A5'), step(sheet('A5'), FIRST_BEAT), clock('09:00'))).toBe('not-on-air');
	});

	it('a take begins anew, and the record keeps every step of the item before', () => {
		const one = stepped(show, '09:01', { beat: 'open', round: 1 }) as StreamState;
		const two = stepped(one, '09:03', { beat: 'shape', round: 2 }) as StreamState;
		const next = play(two, '09:10 take');
		expect(words(next)).toBe('shape 1 09:10');
		expect(next.live.runs[0]?.beats?.map(({ beat, round, at }) => `${beat} ${round} ${told(at)}`)).toEqual(['open 1 09:01', 'shape 2 09:03']); // prettier-ignore
	});

	it('a clock that was set back does not turn the record round', () => {
		const one = stepped(show, '09:05', { beat: 'open', round: 1 }) as StreamState;
		expect(words(stepped(one, '09:04', { beat: 'chase', round: 1 }) as StreamState)).toBe('chase 1 09:05');
	});

	it('refuses a round nobody counts', () => {
		expect(stepped(show, '09:01', { beat: 'open', round: 0 })).toBe('value-out-of-range');
		expect(stepped(show, '09:01', { beat: 'open', round: LIVE_LIMITS.rounds + 1 })).toBe('value-out-of-range');
	});
});
