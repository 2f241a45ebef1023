// The same random evenings, played by copies of room and replica with one fault each: every fault must be caught.
import { describe, expect, it } from 'vitest';
import { playHistory } from './testing/history.ts';
import { Violation } from './testing/lives.ts';
import { plantedFaults } from './testing/planted-faults.ts';

/** As many as the sound ones must survive. */
const EVENINGS = 2_000;

describe('planted faults', () => {
	it.each(plantedFaults)(
		'$rule: $name is caught',
		async ({ parts }) => {
			let caught: unknown = null;
			for (let seed = 1; seed <= EVENINGS && !caught; seed += 1) {
				await playHistory(seed, parts).catch((error: unknown) => (caught = error));
			}
			// A fault that merely crashes would be caught by anything.
			expect(caught).toBeInstanceOf(Violation);
		},
		30_000
	);
});
