// The server's time on a device: wrong clocks, slow networks, clocks that are set during the show.
import { describe, expect, it } from 'vitest';
import { ServerClock } from './clock.ts';
import { Random } from './testing/random.ts';

/** A round trip of a device whose clock is `wrong` ms ahead, with `there` and `back` ms on the way. */
function trip(at: number, wrong: number, there: number, back: number) {
	return { sentAt: at + wrong, serverAt: at + there, receivedAt: at + wrong + there + back };
}

describe('the estimate', () => {
	it('R32: before the first round trip the device is believed', () => {
		const clock = new ServerClock();
		expect([clock.now(5_000), clock.offset, clock.settled, clock.uncertainty]).toEqual([5_000, 0, false, null]);
	});

	it('R32: what an earlier visit measured serves until the first round trip, and not against one', () => {
		const clock = new ServerClock();
		clock.assume(-290_000);
		expect([clock.now(300_000), clock.settled]).toEqual([10_000, false]);
		clock.sample(trip(0, 300_000, 200, 20));
		clock.assume(-290_000);
		expect(Math.abs(clock.offset + 300_000)).toBeLessThanOrEqual(110);
	});

	it('R32: the quickest round trip wins over later and slower ones', () => {
		const clock = new ServerClock();
		clock.sample(trip(0, 300_000, 200, 20));
		clock.sample(trip(1_000, 300_000, 10, 10));
		clock.sample(trip(2_000, 300_000, 20, 400));
		expect(clock.offset).toBe(-300_000);
		expect(clock.uncertainty).toBe(10);
		expect(clock.settled).toBe(true);
	});

	it('R32: an old quick one gives way to a newer one when the clocks may have drifted apart', () => {
		const clock = new ServerClock();
		clock.sample(trip(0, 0, 10, 10));
		clock.sample(trip(590_000, 0, 40, 12));
		expect(clock.offset).toBe(14);
	});

	it.each([-300_000, 0, 300_000])(
		'R32: within 250 ms after three round trips on a bad network (device %i ms off)',
		(wrong) => {
			const random = new Random(12);
			for (let run = 0; run < 200; run += 1) {
				const clock = new ServerClock();
				for (let i = 0; i < 3; i += 1) clock.sample(trip(i * 1_000, wrong, 50 + random.int(400), 50 + random.int(400)));
				const error = Math.abs(clock.now(10_000 + wrong) - 10_000);
				expect(error).toBeLessThanOrEqual(250);
				expect(error).toBeLessThanOrEqual(clock.uncertainty ?? 0);
			}
		}
	);
});

describe('jumps', () => {
	it('R33: a round trip that contradicts the earlier ones replaces them', () => {
		const clock = new ServerClock();
		for (const at of [0, 1_000, 2_000]) clock.sample(trip(at, 0, 5, 5));
		clock.sample(trip(3_000, 300_000, 90, 10));
		expect(Math.abs(clock.now(303_100) - 3_100)).toBeLessThanOrEqual(50);
		expect(clock.settled).toBe(false);
	});

	it('R33: also when the clock is set back', () => {
		const clock = new ServerClock();
		for (const at of [0, 1_000, 2_000]) clock.sample(trip(at, 0, 5, 5));
		clock.sample(trip(3_000, -60_000, 20, 20));
		expect(clock.offset).toBe(60_000);
	});

	it('R33: a clock set during a round trip spoils that one only', () => {
		const clock = new ServerClock();
		clock.sample(trip(0, 0, 5, 5));
		clock.sample({ sentAt: 1_000, serverAt: 1_005, receivedAt: -58_990 });
		expect(clock.offset).toBe(0);
	});

	it('R33: noticed at once against a clock that cannot be set; drawing goes on until the next round trip', () => {
		const clock = new ServerClock();
		for (const at of [0, 1_000, 2_000]) clock.sample(trip(at, 0, 5, 5));
		expect([clock.observe(2_000, 700), clock.observe(3_001, 1_700), clock.observe(303_000, 2_700)]).toEqual([
			false,
			false,
			true
		]);
		expect(clock.settled).toBe(false);
		expect(clock.offset).toBe(0);
		clock.sample(trip(3_000, 300_000, 300, 300));
		expect(clock.offset).toBe(-300_000);
		expect(clock.observe(304_000, 3_700)).toBe(false);
	});

	it('R33: a clock that went back was set, whatever slept, and the estimate follows without a round trip', () => {
		const clock = new ServerClock();
		for (const at of [0, 1_000, 2_000]) clock.sample(trip(at, 0, 5, 5));
		clock.observe(2_000, 700);
		expect(clock.observe(2_250 - 60_000, 950)).toBe(true);
		expect(clock.now(2_250 - 60_000)).toBe(2_250);
		expect(clock.settled).toBe(false);
	});
});
