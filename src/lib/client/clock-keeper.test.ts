// The clock keeper on a device whose time, line and server the test decides.
import { describe, expect, it } from 'vitest';
import { ClockKeeper } from './clock-keeper.ts';

/** A device beside a server 1,000 s ahead; `pass` lets both go on, `set` sets the device's clock, `delay` is the way to the server and back. */
function device() {
	const world = { steady: 0, shift: 0, delay: 10, asked: 0, moved: 0, during: () => undefined as void };
	const clock = new ClockKeeper({
		device: () => world.steady + world.shift,
		steady: () => world.steady,
		ask: async () => {
			world.asked += 1;
			world.steady += world.delay;
			const serverAt = world.steady - world.delay / 2 + 1_000_000;
			world.during();
			return serverAt;
		},
		moved: () => (world.moved += 1)
	});
	const pass = async (ms: number): Promise<void> => {
		for (let i = 0; i < ms; i += 250) {
			world.steady += 250;
			clock.tick();
			await new Promise((go) => setTimeout(go));
		}
	};
	return { world, clock, pass };
}

describe('the clock keeper', () => {
	it('asks soon until it is sure, then seldom', async () => {
		const { world, clock, pass } = device();
		await pass(2_500);
		expect(clock.now()).toBe(world.steady + 1_000_000);
		const sure = world.asked;
		await pass(15_000);
		expect(world.asked - sure).toBeLessThanOrEqual(1);
	});

	it('goes on asking while the answers are slow, and is right soon after the line is well', async () => {
		const { world, pass, clock } = device();
		world.delay = 400;
		await pass(10_000);
		const slow = world.asked;
		world.delay = 10;
		await pass(3_000);
		expect(world.asked).toBeGreaterThan(slow);
		expect(clock.now()).toBe(world.steady + 1_000_000);
	});

	it('is right one answer after the clock was set, and says that it moved', async () => {
		const { world, pass, clock } = device();
		await pass(2_500);
		world.moved = 0;
		world.shift = 300_000;
		clock.now();
		await new Promise((go) => setTimeout(go));
		expect(clock.now()).toBe(world.steady + 1_000_000);
		expect(world.moved).toBe(1);
	});

	it('does not believe an answer during which the clock was set', async () => {
		const { world, pass, clock } = device();
		await pass(2_500);
		world.during = () => {
			world.shift += 300_000;
			world.during = () => undefined;
		};
		await pass(21_000);
		expect(clock.now()).toBe(world.steady + 1_000_000);
	});
});
